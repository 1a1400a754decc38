"""The labels: what a reader of the sampled files found, before looking at what the linter says (labels/README.md)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from corpus import HERE

TABLE = HERE / "labels" / "labels.csv"
CODES = ("NG001", "NG002", "NG003", "NG004", "NG005", "NG006", "NG007")
SILENT, NONE = "silent", "none"
EVIDENCE = ("same function", "same file", "other file")

FileKey = tuple[str, str]
"""Project and path."""


@dataclass(frozen=True, slots=True)
class Label:
    """One row of the table, as it stands there. Lines are 1-based; in a row with the code `none` they are empty."""

    project: str
    path: str
    code: str
    first: str
    last: str
    line: str
    evidence: str
    ambiguous: str
    reason: str

    @property
    def file(self) -> FileKey:
        """The file that it is about."""
        return (self.project, self.path)

    @property
    def deserved(self) -> bool:
        """Whether it says that a report belongs here."""
        return self.code in CODES

    @property
    def block(self) -> tuple[int, int, int]:
        """First and last line of the block, and the line where the report belongs. Not for the code `none`."""
        return (int(self.first), int(self.last), int(self.line))


COLUMNS = tuple(field.name for field in fields(Label))


def read_labels(path: Path = TABLE) -> list[Label]:
    """The rows of a table, with blanks round the cells dropped. Raises ValueError for other columns or a short row."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        head = tuple(next(reader, []))
        if head != COLUMNS:
            raise ValueError(f"{path.name}: the columns must be {', '.join(COLUMNS)}")
        rows = [(reader.line_num, row) for row in reader if row]
    for number, row in rows:
        if len(row) != len(COLUMNS):
            raise ValueError(f"{path.name}, line {number}: {len(row)} cells, not {len(COLUMNS)}")
    return [Label(*(cell.strip() for cell in row)) for _, row in rows]


def write_labels(labels: Iterable[Label], path: Path = TABLE) -> None:
    """Write the table, sorted by file and line."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(astuple(label) for label in sorted(labels, key=_order))


def _order(label: Label) -> tuple[FileKey, tuple[int, int, int], str]:
    return (label.file, label.block if label.line else (0, 0, 0), label.code)


def blank(file: FileKey) -> Label:
    """The row that waits for the first label of a file."""
    return Label(*file, *[""] * (len(COLUMNS) - 2))


def faults(label: Label, lines: int) -> list[str]:
    """What is wrong with a row about a file of so many lines; empty if nothing is."""
    if label.code not in (*CODES, SILENT, NONE):
        return [f"the code is {label.code or 'empty'}, not one of {', '.join((*CODES, SILENT, NONE))}"]
    found = [] if label.reason else ["no reason"]
    if label.ambiguous not in ("yes", "no"):
        found.append("ambiguous must be yes or no")
    if label.code == NONE:
        if label.first or label.last or label.line or label.evidence:
            found.append("a row with the code none has no lines and no evidence")
        return found
    if label.evidence not in EVIDENCE:
        found.append(f"the evidence must be one of {', '.join(EVIDENCE)}")
    return found + _line_faults(label, lines)


def _line_faults(label: Label, lines: int) -> list[str]:
    try:
        first, last, line = label.block
    except ValueError:
        return ["first, last and line must be numbers"]
    if not 1 <= first <= line <= last <= lines:
        return [f"needs 1 <= first <= line <= last <= {lines}"]
    return []


def file_faults(labels: Iterable[Label]) -> list[str]:
    """What is wrong among the rows of all files: a file with `none` and more, and rows that say the same twice."""
    groups: defaultdict[FileKey, list[Label]] = defaultdict(list)
    for label in labels:
        groups[label.file].append(label)
    found = []
    for (project, path), group in groups.items():
        places = [(label.code, label.line) for label in group]
        if any(label.code == NONE for label in group) and len(group) > 1:
            found.append(f"{project}/{path}: none stands beside other rows")
        elif len(set(places)) < len(places):
            found.append(f"{project}/{path}: two rows have the same code and line")
    return found


def merge(old: Iterable[Label], new: list[Label]) -> list[Label]:
    """The old rows with the new ones in place of those about the same files."""
    files = {label.file for label in new}
    return [*(label for label in old if label.file not in files), *new]
