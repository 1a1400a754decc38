"""Lint the corpus at two commits and show the reports that came and went (`python benchmarks/difference.py OLD [NEW]`).

A commit is linted in a work tree of its own, by its own scripts, on the corpus of this checkout. Its run is kept in
`.runs/` by its hash, so that the next comparison need not repeat it. Without NEW, this checkout is linted as it stands.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import summary
from checkout import ROOT, git, resolve
from corpus import CORPUS, HERE, choose_pins
from records import Run, load
from verdicts import read_verdicts

RUNS = HERE / ".runs"


def main() -> int:
    """Lint what is not kept yet and print the difference; return 1 if the newer one crashed where the older did not."""
    options = _arguments()
    choose_pins(options.project)
    old, new = (_run(name, options) for name in (options.old, options.new))
    print(f"{options.old}: {len(old.reports)} reports; {options.new or 'this checkout'}: {len(new.reports)} reports")
    summary.print_changes(old, new, read_verdicts())
    before = {(crash.project, crash.path) for crash in old.crashes}
    crashes = [crash for crash in new.crashes if (crash.project, crash.path) not in before]
    for crash in crashes:
        print(f"CRASH {crash.project}/{crash.path}\n{crash.reason}")
    return 1 if crashes else 0


def _run(name: str, options: argparse.Namespace) -> Run:
    """The run of a commit, or of this checkout if there is no name."""
    with tempfile.TemporaryDirectory() as folder:
        if not name:
            return _lint(ROOT, Path(folder) / "run.json", options)
        kept = kept_run(resolve(name), options.project, options.scope)
        if not kept.exists():
            tree = Path(folder) / "tree"
            git("worktree", "add", "--quiet", "--detach", str(tree), name)
            try:
                _lint(tree, kept, options)
            finally:
                git("worktree", "remove", "--force", str(tree))
        return load(kept)


def _lint(tree: Path, saved: Path, options: argparse.Namespace) -> Run:
    """Run the scripts of a tree over the corpus; only what both have in their locks is compared."""
    corpus = tree / "benchmarks" / CORPUS.name
    if not corpus.exists():
        corpus.symlink_to(CORPUS)
    saved.parent.mkdir(parents=True, exist_ok=True)
    unfinished = saved.with_suffix(".part")
    words = ["--scope", options.scope, "--jobs", str(options.jobs), "--save", str(unfinished)]
    if options.project:
        words += ["--project", *options.project]
    # The package of that tree goes before the one that is installed here.
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    command = [sys.executable, str(tree / "benchmarks" / "field.py"), *words]
    print(f"linting {tree.name if tree == ROOT else saved.stem} ...", file=sys.stderr, flush=True)
    finished = subprocess.run(command, cwd=tree, env=environment, stdout=subprocess.DEVNULL, check=False)
    # Crashes make it end with 1: they are in the run. Without a run, the command itself failed.
    if not unfinished.exists():
        raise SystemExit(f"{command[1]} failed with exit status {finished.returncode}")
    unfinished.replace(saved)
    return load(saved)


def kept_run(commit: str, projects: Sequence[str], scope: str) -> Path:
    """Where the run of a commit is kept: apart for other projects, another scope or another corpus."""
    pins = " ".join(f"{pin.project}=={pin.version}" for pin in choose_pins(projects))
    return RUNS / f"{commit[:12]}-{scope}-{sha256(pins.encode()).hexdigest()[:8]}.json"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", help="a commit, branch or tag")
    parser.add_argument("new", metavar="NEW", nargs="?", default="", help="another one (default: this checkout)")
    parser.add_argument("--project", nargs="+", default=[], help="only these projects")
    parser.add_argument("--scope", choices=("project", "file"), default="project", help="where evidence is looked for")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
