"""From the text of another file to its program, without the way back to the text."""

from __future__ import annotations

import ast

import libcst as cst

from flake8_nograd.syntax.limits import too_deep
from flake8_nograd.syntax.lower import Lowering
from flake8_nograd.syntax.program import Program


def program_of(text: str, first: int, path: str) -> Program | None:
    """The program of a text, its nodes numbered from `first`; None if it is no valid Python, or nested too deep."""
    try:
        if too_deep(ast.parse(text)):
            return None
        program = Lowering(first).module(cst.parse_module(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError, cst.ParserSyntaxError):
        return None
    program.path = path
    return program
