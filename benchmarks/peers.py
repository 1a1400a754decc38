"""The tools that are compared: each takes files of the sample and gives reports with a path and a line.

Every tool from the package index has an environment of its own in `.venvs/`, pinned here. All look at text only:
nothing of a project is imported or run. What they are given is a copy of the sampled files under plain names, as some
leave out folders like `tests` or `build`. flake8-nograd looks at the files where they are.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import environments
import like_gci100
import like_s6982
import like_specdetect_r4
from corpus import HERE, Pin
from label_table import CODES
from linting import lint_file
from measure import run
from scoring import GUARD, Claim
from source import read_source
from tqdm import tqdm

File = tuple[Pin, str]
"""A project and the path of a file in it."""

Place = tuple[str, int]
"""A path as the tool gave it, and a line."""

RULE = HERE / "semgrep_rule.yaml"


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: what its reports stand for, what it needs, and how it is run. It needs nothing if it runs right here."""

    name: str
    codes: tuple[str, ...]
    run: Callable[[Sequence[File]], list[Claim]]
    package: str = ""
    requirements: tuple[str, ...] = ()

    def prepare(self) -> None:
        """Make its environment. Raises CalledProcessError if its packages cannot be installed."""
        if self.package:
            environments.ensure(self.package, *self.requirements)


def ours(scope: str) -> Callable[[Sequence[File]], list[Claim]]:
    """This checkout, with the evidence of the whole project or of each file alone."""

    def lint(files: Sequence[File]) -> list[Claim]:
        claims = []
        for pin, path in tqdm(files, unit="file", desc=scope, dynamic_ncols=True):
            outcome = lint_file(pin, path, scope)
            if outcome.crash:
                raise RuntimeError(f"{pin.project}/{path}: {outcome.crash.reason}")
            claims += [Claim(pin.project, path, report.line, (report.code,)) for report in outcome.reports]
        return claims

    return lint


def here(lines: Callable[..., list[int]], codes: tuple[str, ...]) -> Callable[[Sequence[File]], list[Claim]]:
    """A re-implementation that takes a tree and gives lines."""

    def lint(files: Sequence[File]) -> list[Claim]:
        sources = [source for pin, path in files if (source := read_source(pin, path)) is not None]
        return [Claim(source.project, source.path, line, codes) for source in sources for line in lines(source.tree)]

    return lint


def command(
    words: Sequence[str], package: str, codes: tuple[str, ...], places: Callable[[str, Path], Iterator[Place]]
) -> Callable[[Sequence[File]], list[Claim]]:
    """A command of an environment that looks at the folder it is started in; `places` reads what it said."""

    def lint(files: Sequence[File]) -> list[Claim]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "files"
            origin = stage(files, folder)
            program = environments.python(package).parent / words[0]
            said = run([program, *words[1:]], cwd=folder).output
            found = list(places(said, folder))
        return [Claim(pin.project, path, line, codes) for (pin, path), line in _located(found, origin)]

    return lint


def stage(files: Sequence[File], folder: Path) -> dict[str, File]:
    """Copy the files into a new folder under plain names, and return which is which."""
    folder.mkdir()
    origin = {f"file{number:04}.py": file for number, file in enumerate(files)}
    for name, (pin, path) in origin.items():
        shutil.copyfile(pin.root / path, folder / name)
    return origin


def _located(found: Sequence[Place], origin: Mapping[str, File]) -> Iterator[tuple[File, int]]:
    for path, line in found:
        yield origin[Path(path).name], line


def hotpath_places(said: str, _folder: Path) -> Iterator[Place]:
    """KP012 of hotpath: `eval()` in a file without a guard; always on line 1."""
    for file in json.loads(said)["files"]:
        yield from ((file["path"], found["line"]) for found in file["findings"] if found["rule_id"] == "KP012")


def smell_places(_said: str, folder: Path) -> Iterator[Place]:
    """The 'Model Evaluation Checker' for PyTorch of ml_smell_detector: about the file, without a line."""
    table = (folder.parent / "smells" / "analysis_report.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(table)):
        if (row["Framework"], row["Smell/Checker Name"]) == ("PyTorch", "Model Evaluation Checker"):
            yield row["File Path"], int(row["Location"].removeprefix("Line ") or 1)


def mlpylint_places(said: str, _folder: Path) -> Iterator[Place]:
    """CSA18 of mlpylint: the first `eval()` of a file whose result it infers to come from torch."""
    for path, line in re.findall(r"^(\S+?):(\d+):\d+: \[CSA18\]", said, re.MULTILINE):
        yield path, int(line)


def semgrep_places(said: str, _folder: Path) -> Iterator[Place]:
    """All that our rule for semgrep matched. Raises RuntimeError if semgrep could not use the rule."""
    answer = json.loads(said)
    broken = [error for error in answer["errors"] if error.get("level") == "error"]
    if broken:
        raise RuntimeError(f"semgrep: {broken[0]}")
    yield from ((found["path"], found["start"]["line"]) for found in answer["results"])


_SEMGREP = ("semgrep", "scan", "--config", str(RULE), "--json", "--quiet", "--metrics=off", "--disable-version-check")
_HOTPATH = ("hotpath", "analyze", ".", "--format", "json", "--include-heuristics")
_SMELLS = ("ml_smell_detector", "analyze", ".", "--output-dir", "../smells")
_ASTROID = ("astroid==2.15.8", "lazy-object-proxy==1.13.0", "wrapt==1.17.3")

PEERS = (
    Peer("flake8-nograd", CODES, ours("project")),
    Peer("flake8-nograd, each file alone", CODES, ours("file")),
    Peer(
        "semgrep, a rule of ours",
        GUARD,
        command([*_SEMGREP, "--no-git-ignore", "--jobs=1", "."], "semgrep", GUARD, semgrep_places),
        "semgrep",
        ("semgrep==1.185.0",),
    ),
    Peer(like_gci100.NAME, GUARD, here(like_gci100.lines, GUARD)),
    Peer(
        "hotpath-ai KP012",
        GUARD,
        command(_HOTPATH, "hotpath-ai", GUARD, hotpath_places),
        "hotpath-ai",
        ("hotpath-ai==0.1.0",),
    ),
    Peer(
        "ml-code-smell-detector",
        ("NG004",),
        command(_SMELLS, "ml-code-smell-detector", ("NG004",), smell_places),
        "ml-code-smell-detector",
        ("ml-code-smell-detector==0.1.2", "astroid==4.3.4"),
    ),
    Peer(like_s6982.NAME, ("NG004",), here(like_s6982.lines, ("NG004",))),
    Peer(
        "mlpylint CSA18",
        ("NG006",),
        command(["mlpylint", "--advice", "."], "mlpylint", ("NG006",), mlpylint_places),
        "mlpylint",
        # It declares TensorFlow, pandas and scikit-learn for other checks; this one infers from PyTorch's sources, and
        # finds nothing without them.
        ("--no-deps", "mlpylint==0.0.3", *_ASTROID, "colorama==0.4.6", "torch==2.13.0"),
    ),
    Peer(like_specdetect_r4.NAME, ("NG006",), here(like_specdetect_r4.lines, ("NG006",))),
)
