"""The verdicts of people who read the reports: a table in the repository, and batches of reports to read."""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus import HERE
from records import Key, Report

TABLE = HERE / "field_verdicts.csv"
COLUMNS = ("project", "path", "code", "line", "fingerprint", "verdict", "reason")
RIGHT, WRONG, UNSURE = VERDICTS = ("right", "wrong", "unsure")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader found. The line is where the report stood when it was read; nothing depends on it."""

    project: str
    path: str
    code: str
    line: str
    fingerprint: str
    verdict: str
    reason: str

    @property
    def key(self) -> Key:
        """The key of the report it is about."""
        return (self.project, self.path, self.code, self.fingerprint)


def read_verdicts(path: Path = TABLE) -> dict[Key, Verdict]:
    """Read a table or a filled batch, without the rows whose verdict is empty. Raises ValueError, naming the row."""
    verdicts = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            verdict = Verdict(*(str(row[column] or "").strip() for column in COLUMNS))
            if verdict.verdict and (verdict.verdict not in VERDICTS or not verdict.reason):
                raise ValueError(f"{path.name}, row {number}: needs one of {', '.join(VERDICTS)} and a reason")
            if verdict.verdict:
                verdicts[verdict.key] = verdict
    return verdicts


def write_verdicts(verdicts: Iterable[Verdict], path: Path = TABLE) -> None:
    """Write the table, sorted, so that its history shows only what changed."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for verdict in sorted(verdicts, key=lambda verdict: (verdict.project, verdict.path, int(verdict.line))):
            writer.writerow([getattr(verdict, column) for column in COLUMNS])


def take(batches: Iterable[Path]) -> tuple[int, int]:
    """Merge filled batches into the table; return how many verdicts are new and how many were changed."""
    table = read_verdicts()
    before = dict(table)
    for batch in batches:
        table.update(read_verdicts(batch))
    write_verdicts(table.values())
    changed = sum(key in before and before[key].verdict != table[key].verdict for key in table)
    return len(table) - len(before), changed


def blank(report: Report) -> Verdict:
    """The row of a report that nobody has read yet."""
    return Verdict(report.project, report.path, report.code, str(report.line), report.fingerprint, "", "")


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """The 95 % interval of Wilson's score for so many hits; 0 and 1 without any try."""
    if not tries:
        return (0.0, 1.0)
    share, z = hits / tries, 1.959964
    centre = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    spread = z / (1 + z * z / tries) * math.sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    return (max(0.0, centre - spread), min(1.0, centre + spread))


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the read reports are right, with the 95 % interval of Wilson's score."""

    right: int
    wrong: int
    unsure: int

    @property
    def share(self) -> float:
        """The part that is right, of those with a clear verdict; 0 without any."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end; 0 and 1 without any verdict."""
        return wilson(self.right, self.right + self.wrong)

    def __str__(self) -> str:
        if not self.right + self.wrong:
            return "no verdict yet"
        low, high = self.interval
        return f"{self.share:.1%} ({low:.1%} to {high:.1%})"


def precision(reports: Iterable[Report], verdicts: dict[Key, Verdict]) -> Precision:
    """The precision of those reports that have a verdict."""
    counts = Counter(verdicts[report.key].verdict for report in reports if report.key in verdicts)
    return Precision(counts[RIGHT], counts[WRONG], counts[UNSURE])
