"""A mutant: right code that is broken in one way, every line where it was, and the report that it deserves."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable
from dataclasses import dataclass

GUARD_REMOVED = "guard of a block removed"
DECORATOR_REMOVED = "guard decorator removed"
EVAL_REMOVED = "eval() removed under a guard"
TRAIN_REMOVED = "train() removed from an epoch loop"
CALL_DROPPED = "call parentheses dropped"
BARE_GUARD = "guard turned into a bare statement"
KINDS = (GUARD_REMOVED, DECORATOR_REMOVED, EVAL_REMOVED, TRAIN_REMOVED, CALL_DROPPED, BARE_GUARD)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces a part of one line. The columns count UTF-8 bytes from 0, as those of `ast` do."""

    line: int
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """One place of a file, how it is broken, and the block (first to last line) that then deserves one of the codes."""

    project: str
    path: str
    kind: str
    line: int
    first: int
    last: int
    codes: frozenset[str]
    edits: tuple[Edit, ...]

    @property
    def place(self) -> str:
        """Project, path and line, as a reader looks for it."""
        return f"{self.project}/{self.path}:{self.line}"

    def deserves(self, code: str, line: int) -> bool:
        """Whether a report with this code, on this line, is the right one."""
        return code in self.codes and self.first <= line <= self.last


def mutated(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made. Raises ValueError if it is no Python any more, or has other lines."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.begin), reverse=True):
        raw = lines[edit.line - 1].encode()
        lines[edit.line - 1] = (raw[: edit.begin] + edit.text.encode() + raw[edit.end :]).decode()
    broken = "\n".join(lines)
    if broken.count("\n") != text.count("\n"):
        raise ValueError("a line came or went")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(broken)
        except SyntaxError as error:
            raise ValueError(str(error)) from None
    return broken
