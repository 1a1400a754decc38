"""From the text of another file to its program, without the way back to the text."""

from __future__ import annotations

import libcst as cst

from flake8_nograd.syntax.limits import too_deep
from flake8_nograd.syntax.lower import Lowering
from flake8_nograd.syntax.outline import parsed
from flake8_nograd.syntax.program import Program


def program_of(text: str, first: int, path: str) -> Program | None:
    """The program of a text, its nodes numbered from `first`; None if it is no valid Python, or nested too deep."""
    tree = parsed(text)
    if tree is None or too_deep(tree):
        return None
    try:
        program = Lowering(first).module(cst.parse_module(text))
    except (ValueError, RecursionError, cst.ParserSyntaxError):
        return None
    program.path = path
    return program
