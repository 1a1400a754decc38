"""Run flake8 over files in several environments, in turn, and work out what a plugin adds."""

from __future__ import annotations

import json
import random
import statistics
from dataclasses import dataclass, field
from pathlib import Path

import environments
from corpus import CORPUS, HERE, NO_PYTORCH, python_files, read_lock, torch_files
from environments import OURS, PLAIN, TORCHFIX
from measure import Cost, run
from tqdm import tqdm

SEED = 20240229
ALONE = f"{OURS}, each file alone"
"""The environment `OURS`, with evidence from the file itself only."""

_FLAKE8 = ["-m", "flake8", "--isolated", "--jobs=1"]
_OPTIONS = {OURS: ["--nograd-project-root=.", "--no-nograd-cache"], ALONE: ["--nograd-scope=file"]}
_REPORT = {OURS: " NG", ALONE: " NG", TORCHFIX: " TOR"}
PARSERS = ("ast.parse", "libcst.parse_module")


@dataclass(slots=True)
class Rounds:
    """The costs of each environment, round by round, and the seconds of the parsers alone."""

    files: list[Path]
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    parsers: dict[str, list[dict[str, float]]] = field(default_factory=dict)

    def lines(self) -> int:
        """How many lines the files have."""
        return sum(path.read_bytes().count(b"\n") for path in self.files)

    def median(self, name: str, what: str) -> float:
        """The median of `wall`, `cpu` or `memory` of an environment."""
        return statistics.median(cost.figure(what) for cost in self.costs[name])

    def added(self, name: str, what: str) -> float:
        """The median of what an environment costs more than flake8 alone did in the same round."""
        pairs = zip(self.costs[name], self.costs[PLAIN], strict=True)
        return statistics.median(cost.figure(what) - base.figure(what) for cost, base in pairs)

    def parser(self, name: str, what: str) -> float:
        """The median seconds of a parser alone."""
        return statistics.median(entry[what] for entry in self.parsers[name])

    def ratio(self, name: str, base: str) -> float:
        """The median of what one costs in CPU time for each second of another, round by round."""
        pairs = zip(self.costs[name], self.costs[base], strict=True)
        return statistics.median(cost.cpu / other.cpu for cost, other in pairs)

    def reports(self, name: str) -> int:
        """How many reports of its own the plugin of an environment gave in one round."""
        return sum(_REPORT[name] in line for line in self.costs[name][0].output.splitlines())


def sample_of_torch_files(size: int) -> list[Path]:
    """A seeded sample of the corpus' files that import torch and that every parser in use accepts."""
    files = sorted(torch_files(read_lock()))
    chosen = sorted(random.Random(SEED).sample(files, min(size, len(files))))
    for name in (OURS, TORCHFIX):
        printed = run([environments.python(name), HERE / "parsers.py", _listed(chosen), "--accepted"], CORPUS).output
        chosen = [Path(line) for line in printed.splitlines()]
    return chosen


def files_without_torch() -> list[Path]:
    """The files of the projects that hold no PyTorch."""
    return [path for pin in read_lock() if pin.area == NO_PYTORCH for path in python_files(pin)]


def files_of_project(name: str) -> list[Path]:
    """All Python files of one project of the corpus."""
    return [path for pin in read_lock() if pin.project == name for path in python_files(pin)]


def measure(files: list[Path], names: list[str], rounds: int, parsers: bool, folder: Path = CORPUS) -> Rounds:
    """Lint the files in each environment, as often as there are rounds; every second round in reverse order.

    flake8 runs in `folder`, which is taken for the root of the project.
    """
    result = Rounds(files, {name: [] for name in names}, {name: [] for name in PARSERS})
    paths = [str(path.relative_to(folder)) for path in files]
    listed = _listed(files)
    with tqdm(total=rounds * (len(names) + parsers), unit="run", dynamic_ncols=True) as progress:
        for number in range(rounds):
            for name in names if number % 2 == 0 else reversed(names):
                python = environments.python(OURS if name == ALONE else name)
                command: list[str | Path] = [python, *_FLAKE8, *_OPTIONS.get(name, ()), *paths]
                result.costs[name].append(run(command, folder, expected=(0, 1)))
                progress.update()
            if parsers:
                _time_parsers(result, listed)
                progress.update()
    return result


def _time_parsers(result: Rounds, listed: Path) -> None:
    printed = run([environments.python(OURS), HERE / "parsers.py", listed], CORPUS).output
    for name, seconds in json.loads(printed).items():
        result.parsers[name].append(seconds)


def _listed(files: list[Path]) -> Path:
    """The files as a list on disk, for a script in another environment."""
    path = CORPUS / "speed-files.txt"
    path.write_text("\n".join(map(str, files)) + "\n", encoding="utf-8")
    return path
