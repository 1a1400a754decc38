"""What a run over the corpus found, as plain data that is saved as JSON."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

Key = tuple[str, str, str, str]
"""Project, path, code and fingerprint: what a verdict is recorded under."""


@dataclass(frozen=True, slots=True)
class Report:
    """One diagnostic. The path is relative to the project, lines count from 1, columns from 0."""

    project: str
    path: str
    line: int
    column: int
    code: str
    message: str
    fingerprint: str
    scope: str
    related_line: int | None = None

    @property
    def key(self) -> Key:
        """What a verdict on this report is recorded under."""
        return (self.project, self.path, self.code, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Crash:
    """A file (or, with `*`, a whole project) on which the linter failed, and how."""

    project: str
    path: str
    reason: str


@dataclass(slots=True)
class Outcome:
    """What came of one file: its reports, or how the linter failed on it, or neither if it is no valid Python 3."""

    project: str
    path: str
    linted: bool = True
    seconds: float = 0.0
    reports: list[Report] = field(default_factory=list)
    crash: Crash | None = None


@dataclass(slots=True)
class Run:
    """One run over the corpus. `files` counts the files linted, `skipped` those that are no valid Python 3."""

    host: str
    files: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    reports: list[Report] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    """CPU seconds and path of the slowest files, the slowest first."""
    seconds: list[float] = field(default_factory=list)
    """CPU seconds of every linted file, the quickest first; none if the host does not tell."""

    def add(self, outcome: Outcome) -> None:
        """Take in what came of one file."""
        (self.files if outcome.linted else self.skipped)[outcome.project] += 1
        self.reports.extend(outcome.reports)
        self.slowest.append((outcome.seconds, f"{outcome.project}/{outcome.path}"))
        if outcome.linted:
            self.seconds.append(outcome.seconds)
        if outcome.crash is not None:
            self.crashes.append(outcome.crash)

    def sort(self) -> None:
        """Put everything into an order that does not depend on which process was faster."""
        self.reports.sort(key=lambda report: (report.project, report.path, report.line, report.column, report.code))
        self.crashes.sort(key=lambda crash: (crash.project, crash.path))
        self.slowest = sorted(self.slowest, reverse=True)[:10]
        self.seconds.sort()

    def percentile(self, share: float) -> float:
        """The CPU seconds that this share of the files stays within; 0 without any file."""
        position = max(0, math.ceil(share * len(self.seconds)) - 1)
        return self.seconds[position] if self.seconds else 0.0


def save(run: Run, path: Path) -> None:
    """Write a run as JSON."""
    data = {
        "host": run.host,
        "files": run.files,
        "skipped": run.skipped,
        "reports": [asdict(report) for report in run.reports],
        "crashes": [asdict(crash) for crash in run.crashes],
        "slowest": run.slowest,
        "seconds": [round(seconds, 4) for seconds in run.seconds],
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Run:
    """Read a run that `save` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Run(
        host=data["host"],
        files=Counter(data["files"]),
        skipped=Counter(data["skipped"]),
        reports=[Report(**entry) for entry in data["reports"]],
        crashes=[Crash(**entry) for entry in data["crashes"]],
        slowest=[(seconds, path) for seconds, path in data["slowest"]],
        seconds=data.get("seconds", []),
    )
