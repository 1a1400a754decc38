"""Why flake8-nograd misses a block of the part `work`, or reports a wrong line in it (`labels/causes.csv`).

The causes are written by hand, by whoever looked into one. A miss or wrong report without a row is shown as such.
"""

from __future__ import annotations

import csv
from pathlib import Path

from corpus import HERE
from readme import table
from scoring import Score

TABLE = HERE / "labels" / "causes.csv"
COLUMNS = ("project", "path", "line", "cause")
UNKNOWN = "not looked into"

Place = tuple[str, str, int]
"""Project, path and line: of a block the line where the report belongs, else that of the wrong report."""


def read_causes(path: Path = TABLE) -> dict[Place, str]:
    """The causes by place. Raises ValueError for other columns, or for a line that is no number."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path}: the columns are not {', '.join(COLUMNS)}")
        return {(row["project"], row["path"], int(row["line"])): row["cause"] for row in reader}


def page(found: Score, causes: dict[Place, str]) -> str:
    """The table of what was missed and what was wrong, each with its cause."""
    places = [("missed", row.code, (row.project, row.path, row.block[2])) for row in found.missed]
    places += [("wrong", " ".join(claim.codes), (claim.project, claim.path, claim.line)) for claim in found.wrong]
    rows = [
        [what, code, f"{project}/{path}:{line}", causes.get((project, path, line), UNKNOWN)]
        for what, code, (project, path, line) in sorted(places, key=lambda place: place[2])
    ]
    return table(["what", "code", "place", "cause"], rows) if rows else "None."
