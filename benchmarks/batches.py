"""Write reports for reading: the source round each, in batches, with a table beside each to fill in."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from corpus import read_lock
from fingerprint import enclosing
from records import Report
from source import Source, read_source
from verdicts import COLUMNS, blank

BATCH = 25
AROUND = 25


def write_batches(reports: list[Report], folder: Path, size: int = BATCH, around: int = AROUND) -> int:
    """Write `batch-001.txt` and `batch-001.csv` and so on into the folder; return how many batches there are.

    The text shows so many lines before and after each report; the table has its row, with verdict and reason empty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.glob("batch-*")):  # Somebody's reading may stand in them.
        raise SystemExit(f"{folder} has batches already: --take their tables, then remove them, or name another folder")
    pins = {pin.project: pin for pin in read_lock()}
    batches = [reports[start : start + size] for start in range(0, len(reports), size)]
    for number, batch in enumerate(batches, start=1):
        pages = []
        for position, report in enumerate(batch, start=1):
            source = read_source(pins[report.project], report.path)
            if source is not None:
                pages.append(f"=== {number:03}/{position:02} " + _page(report, source, around))
        (folder / f"batch-{number:03}.txt").write_text("\n\n".join(pages) + "\n", encoding="utf-8")
        _write_table(batch, folder / f"batch-{number:03}.csv")
    return len(batches)


def _write_table(batch: Iterable[Report], path: Path) -> None:
    """The rows to fill in."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(blank(report), column) for column in COLUMNS] for report in batch)


def _page(report: Report, source: Source, around: int) -> str:
    """One report: where it is, what it says, and the source round it."""
    lines = source.text.split("\n")
    scope = enclosing(source.tree, report.line, len(lines))
    first, last = max(1, report.line - around), min(len(lines), report.line + around)
    extra = [number for number in (scope.first, report.related_line) if number and not first <= number <= last]
    head = [
        f"{report.project} {report.path}:{report.line}:{report.column + 1} {report.fingerprint}",
        f"{report.code} {report.message}",
        f"in {report.scope}, lines {scope.first} to {scope.last}",
    ]
    shown = [*sorted(extra), *range(first, last + 1)]
    return "\n".join([*head, *(_line(number, lines[number - 1], report) for number in sorted(shown))])


def _line(number: int, text: str, report: Report) -> str:
    mark = ">" if number == report.line else "*" if number == report.related_line else " "
    return f"{mark}{number:5} {text}"
