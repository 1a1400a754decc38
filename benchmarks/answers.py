"""What the tools reported, kept as JSON, so that tables can be made again without running every tool again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

from scoring import Claim

Kept = dict[str, list[Claim]]
"""The reports of each tool by its name. A tool without any is there, too."""


def save(answers: Kept, path: Path) -> None:
    """Write the reports; what the file held of other tools stays in it."""
    data = {**load(path), **answers} if path.exists() else answers
    rows = {name: [astuple(claim) for claim in claims] for name, claims in data.items()}
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Kept:
    """Read what `save` wrote."""
    rows: dict[str, Iterable[tuple[str, str, int, list[str]]]] = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: [Claim(project, file, line, tuple(codes)) for project, file, line, codes in claims]
        for name, claims in rows.items()
    }
