"""To a program without the way back to the text: of a file before LibCST is needed, and of other files."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from flake8_nograd.syntax.left_out import left_out
from flake8_nograd.syntax.limits import too_deep
from flake8_nograd.syntax.lower_tree import TreeLowering
from flake8_nograd.syntax.outline import parsed
from flake8_nograd.syntax.parts import Part
from flake8_nograd.syntax.program import Program


def outlook(tree: ast.Module, lines: list[str], parts: Sequence[Part]) -> Program:
    """The program of a tree without the bodies of hidden parts: the one that `Source` has, but for its places."""
    return TreeLowering(hidden={id(part.node) for part in left_out(parts, lines)}).module(tree)


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
