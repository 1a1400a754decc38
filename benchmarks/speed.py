"""Measure speed and memory against flake8 alone and flake8 with TorchFix (`python benchmarks/speed.py`).

It makes its own environments, runs everything in turn and prints medians. On a shared machine the CPU time counts,
so that every ratio is one of CPU time (user and system).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
from dataclasses import dataclass

import environments
import pictures
import readme
from corpus import CORPUS, HERE, NO_PYTORCH, choose_pins, torch_files
from environments import OURS, PLAIN, TORCHFIX
from lint_speed import (
    ALONE,
    PARSERS,
    SEED,
    Rounds,
    files_of_project,
    files_without_torch,
    measure,
    sample_of_torch_files,
)
from measure import run

PARTS = ("torch", "project", "django", "growth")
PROJECT = "mmdet"
"""The project, of more than 1,000 files, on which evidence from other files is measured."""


ONE_BY_ONE = 24
"""Files that are linted each in a process of its own."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure and the most that it may be."""

    what: str
    value: float
    limit: float
    percent: bool = False

    def row(self) -> list[str]:
        """The figure as a row of the table."""
        value, limit = (f"{number:.1%}" if self.percent else f"{number:.2f}" for number in (self.value, self.limit))
        return [self.what, value, limit, "yes" if self.value <= self.limit else "**no**"]


def main() -> int:
    """Run the parts that were asked for; return 1 if a goal was missed."""
    options = _arguments()
    choose_pins([])
    versions = environments.prepare()
    goals: list[Goal] = []
    pages = [_environment(versions)]
    for part in options.only:
        page, found = _PARTS[part](options)
        pages.append(page)
        goals.extend(found)
    pages.append(readme.table(["goal", "measured", "at most", "met"], [goal.row() for goal in goals]))
    print("\n\n".join(pages))
    if options.write:
        readme.replace("speed", "\n\n".join(pages))
    return 0 if all(goal.value <= goal.limit for goal in goals) else 1


def _torch(options: argparse.Namespace) -> tuple[str, list[Goal]]:
    """PyTorch files: time and memory of three environments, and the parsers alone."""
    rounds = measure(sample_of_torch_files(options.sample), [PLAIN, ALONE, TORCHFIX], options.rounds, parsers=True)
    ours, torchfix = rounds.added(ALONE, "cpu"), rounds.added(TORCHFIX, "cpu")
    rows: list[list[object]] = [
        [name, *(f"{rounds.parser(name, what):.1f} s" for what in ("cpu", "wall")), "", ""] for name in PARSERS
    ]
    head = (
        f"PyTorch files: {len(rounds.files)} files, {rounds.lines()} lines, {options.rounds} rounds; reports: "
        f"{rounds.reports(ALONE)} of flake8-nograd, {rounds.reports(TORCHFIX)} of TorchFix."
    )
    memory = rounds.median(ALONE, "memory") / rounds.median(TORCHFIX, "memory")
    page = f"{head}\n\n{_costs(rounds, rows)}"
    if options.write:
        added = {name: rounds.added(name, "cpu") for name in (ALONE, TORCHFIX)}
        drawn = {f"added by {name}": value for name, value in added.items()}
        drawn |= {"flake8 alone": rounds.median(PLAIN, "cpu")} | {name: rounds.parser(name, "cpu") for name in PARSERS}
        page += "\n\n" + pictures.seconds("speed", f"{len(rounds.files)} files that import torch", drawn)
    return page, [
        Goal("time added on PyTorch files, against what TorchFix adds", ours / torchfix, 0.2),
        Goal("the same, against `libcst.parse_module` alone", ours / rounds.parser("libcst.parse_module", "cpu"), 1.0),
        Goal("peak memory, against flake8 with TorchFix", memory, 1.3),
    ]


def _project(options: argparse.Namespace) -> tuple[str, list[Goal]]:
    """All files of one project, with evidence from the project and without, and single files of it."""
    pin = choose_pins([PROJECT])[0]
    files = files_of_project(PROJECT)
    rounds = measure(files, [PLAIN, ALONE, OURS, TORCHFIX], options.project_rounds, parsers=False, folder=pin.root)
    chosen = sorted(random.Random(SEED).sample(sorted(torch_files([pin])), ONE_BY_ONE))
    singles = [measure([path], [PLAIN, ALONE, OURS], 1, parsers=False, folder=pin.root) for path in chosen]
    alone, ours = (sum(single.median(name, "cpu") for single in singles) for name in (ALONE, OURS))
    head = (
        f"{PROJECT}: {len(files)} files, {rounds.lines()} lines, {options.project_rounds} rounds. {ONE_BY_ONE} of its "
        f"files, each in a process of its own: {alone:.1f} s without the project's evidence, {ours:.1f} s with it."
    )
    added = rounds.added(OURS, "cpu") / rounds.added(TORCHFIX, "cpu")
    memory = rounds.median(OURS, "memory") / rounds.median(TORCHFIX, "memory")
    return f"{head}\n\n{_costs(rounds, [])}", [
        Goal("a project, with its evidence, against without", rounds.ratio(OURS, ALONE), 1.3),
        Goal("one file of it, the same", ours / alone, 1.5),
        Goal("time added on a project, against what TorchFix adds", added, 0.2),
        Goal("peak memory there, against flake8 with TorchFix", memory, 1.3),
    ]


def _django(options: argparse.Namespace) -> tuple[str, list[Goal]]:
    """Code without PyTorch. What the plugin takes there is less than two runs of the same differ by: see `share.py`."""
    pin = next(pin for pin in choose_pins([]) if pin.area == NO_PYTORCH)
    files = files_without_torch()
    rounds = measure(files, [PLAIN, OURS], options.django_rounds, parsers=False, folder=pin.root)
    command = [environments.python(OURS), HERE / "share.py", *files]
    shares = [json.loads(run(command, pin.root).output) for _ in range(options.django_rounds)]
    share = statistics.median(x["plugin"] / x["others"] for x in shares)
    seconds = statistics.median(x["plugin"] for x in shares)
    head = (
        f"Django: {len(rounds.files)} files, {rounds.lines()} lines, {options.django_rounds} rounds. By the clock at "
        f"the plugin it takes {seconds:.2f} s of a run; the table has the difference of whole runs."
    )
    return f"{head}\n\n{_costs(rounds, [])}", [Goal("time added on Django, against flake8", share, 0.02, percent=True)]


def _growth(options: argparse.Namespace) -> tuple[str, list[Goal]]:
    """Files ten times as long."""
    printed = run([environments.python(OURS), HERE / "growth.py", str(options.rounds)], CORPUS).output
    rows, goals = [], []
    for entry in json.loads(printed):
        small, large, ratio = entry["check"] or (0.0, float("inf"), float("inf"))
        parser = entry["parser"][2]
        rows.append(
            [entry["name"], *entry["lines"], f"{small:.3f} s", f"{large:.3f} s", f"{ratio:.1f}", f"{parser:.1f}"]
        )
        goals.append(Goal(f"growth: {entry['name']}", ratio, 12.0))
    return readme.table(
        ["file", "lines", "lines", "CPU", "CPU", "ratio", "ratio of `libcst.parse_module` alone"], rows
    ), goals


_PARTS = dict(zip(PARTS, (_torch, _project, _django, _growth), strict=True))


def _costs(rounds: Rounds, more: list[list[object]]) -> str:
    """The table of one part: medians per environment."""
    rows: list[list[object]] = []
    for name in rounds.costs:
        times = [f"{rounds.median(name, what):.1f} s" for what in ("cpu", "wall")]
        added = f"{rounds.added(name, 'cpu'):+.2f} s" if name != PLAIN else ""
        rows.append([name, *times, added, f"{rounds.median(name, 'memory'):.0f} MiB"])
    return readme.table(["run", "CPU", "wall", "CPU added", "peak memory"], [*rows, *more])


def _environment(versions: dict[str, str]) -> str:
    """What the figures were measured with."""
    libcst = {name: environments.version_of(name, "libcst") for name in (OURS, TORCHFIX)}
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} cores; flake8 {versions[PLAIN]}; "
        f"{environments.TORCHFIX_PIN} (on LibCST {libcst[TORCHFIX]}); flake8-nograd on LibCST {libcst[OURS]}."
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="only these parts")
    parser.add_argument("--sample", type=int, default=800, help="PyTorch files (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="(default: %(default)s)")
    parser.add_argument("--project-rounds", type=int, default=2, help="(default: %(default)s)")
    parser.add_argument("--django-rounds", type=int, default=3, help="(default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write the figures into README.md; needs all parts")
    options = parser.parse_args()
    if options.write and set(options.only) != set(PARTS):
        parser.error("--write needs all parts")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
