"""Measure flake8 over whole projects, in two processes, cold and warm (`python benchmarks/corpus_speed.py`).

Every project of the corpus is linted by flake8 as a team runs it (`-j2`, the evidence of the project): without the
plugin, with it and an empty cache on disk, and with it again. All three are run in turn, project by project.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import defaultdict

import environments
import readme
from checkout import analysis_commit
from corpus import NO_PYTORCH, Pin, choose_pins, python_files
from environments import OURS, PLAIN
from measure import Cost, run
from tqdm import tqdm

COLD, WARM = f"{OURS}, cold", f"{OURS}, warm"
WAYS = (PLAIN, COLD, WARM)
SEED = 1
_FLAKE8 = ["-m", "flake8", "--isolated", "--jobs=2", "--exclude=", "."]


def main() -> None:
    """Measure the projects and print, or write, the table."""
    options = _arguments()
    every = [pin for pin in choose_pins(options.project) if pin.area != NO_PYTORCH]
    pins = drawn(every, options.sample)
    environments.prepare()
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    for pin in tqdm(pins, unit="project", dynamic_ncols=True):
        for way, cost in _measure(pin).items():
            costs[way].append(cost)
    text = page(pins, len(every), costs)
    print(text)
    if options.write:
        readme.replace("corpus-speed", text)


def _measure(pin: Pin) -> dict[str, Cost]:
    """One project in all ways; the cache lies outside of it and is empty at first."""
    with tempfile.TemporaryDirectory() as cache:
        ours = ["--nograd-project-root=.", f"--nograd-cache-dir={cache}"]
        words = {PLAIN: [], COLD: ours, WARM: ours}
        return {
            way: run([environments.python(OURS if words[way] else PLAIN), *_FLAKE8, *words[way]], pin.root, (0, 1))
            for way in WAYS
        }


def drawn(pins: list[Pin], count: int) -> list[Pin]:
    """So many of the projects, always the same ones, in their order; all of them if `count` is 0."""
    if not 0 < count < len(pins):
        return pins
    chosen = {pin.project for pin in random.Random(SEED).sample(pins, count)}
    return [pin for pin in pins if pin.project in chosen]


def page(pins: list[Pin], of: int, costs: dict[str, list[Cost]]) -> str:
    """The table: sums over all projects, and what is added."""
    rows: list[list[object]] = []
    base = _total(costs[PLAIN], "cpu")
    for way in WAYS:
        cpu, wall = (_total(costs[way], what) for what in ("cpu", "wall"))
        added = "" if way == PLAIN else f"{(cpu - base) / base:+.1%}"
        peak = max(cost.memory for cost in costs[way])
        rows.append([way, f"{cpu:.0f} s", f"{wall:.0f} s", added, f"{peak:.0f} MiB"])
    files = sum(len(python_files(pin)) for pin in pins)
    part = "" if len(pins) == of else f" of {of}, drawn with seed {SEED}"
    head = f"Commit {analysis_commit()}; {len(pins)} projects{part}, {files} files, two processes, one round."
    return f"{head}\n\n" + readme.table(["run", "CPU", "wall", "CPU added", "peak memory of one process"], rows)


def _total(costs: list[Cost], what: str) -> float:
    return sum(cost.figure(what) for cost in costs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", nargs="+", default=[], help="only these projects")
    parser.add_argument("--sample", type=int, default=0, help="draw so many of them, always the same")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
