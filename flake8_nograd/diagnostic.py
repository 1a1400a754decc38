"""What the linter says, as plain data: no host's format, no knowledge of torch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A stretch of source text. Lines count from 1, columns from 0, in characters (not bytes)."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that the message speaks of, such as the `model.eval()` that began the block."""

    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `message` is one line without the code, and holds nothing that looks like `:1:2: `, which editors' parsers of
    flake8 output would take for a position.
    """

    code: str
    message: str
    range: Range
    related: Related | None = None

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Source order, then code."""
        return (self.range.line, self.range.column, self.code)
