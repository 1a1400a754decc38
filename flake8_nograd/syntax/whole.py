"""From the text of another file to its program, without the way back to the text."""

from __future__ import annotations

from flake8_nograd.syntax.limits import too_deep
from flake8_nograd.syntax.lower_tree import TreeLowering
from flake8_nograd.syntax.outline import parsed
from flake8_nograd.syntax.program import Program


def program_of(text: str, first: int, path: str) -> Program | None:
    """The program of a text, its nodes numbered from `first`; None if it is no valid Python, or nested too deep."""
    tree = parsed(text)
    if tree is None or too_deep(tree):
        return None
    try:
        program = TreeLowering(first).module(tree)
    except RecursionError:
        return None
    program.path = path
    return program
