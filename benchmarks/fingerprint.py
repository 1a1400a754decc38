"""The fingerprint of a report: what must stay the same for a verdict on it to hold.

It covers the reported line, the place in it, which of several equal lines it is, and the text of the outermost
function round it (of the lines near it, at module level), without blank lines and indentation. It does not cover line
numbers.
"""

from __future__ import annotations

import ast
import hashlib
from dataclasses import dataclass

_NEAR = 10
"""Lines on either side that stand for the enclosing function where there is none."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The innermost function round a line: its dotted name and the lines of the outermost one; 1-based, inclusive."""

    name: str
    first: int
    last: int


def enclosing(tree: ast.Module, line: int, lines: int) -> Scope:
    """The scope of a line in a file of so many lines."""
    names: list[str] = []
    outermost: tuple[int, int] | None = None
    body: list[ast.stmt] = tree.body
    while (inner := _definition(body, line)) is not None:
        names.append(inner.name)
        if outermost is None and not isinstance(inner, ast.ClassDef):
            outermost = (_first_line(inner), inner.end_lineno or line)
        body = inner.body
    first, last = outermost or (max(1, line - _NEAR), min(lines, line + _NEAR))
    return Scope(".".join(names) or "<module>", first, last)


def fingerprint(source_lines: list[str], scope: Scope, line: int, column: int) -> str:
    """Twelve hex digits for the report on `line` (from 1) and `column` (from 0) of a file."""
    text = [entry.strip() for entry in source_lines[scope.first - 1 : scope.last]]
    whole = source_lines[line - 1] if line <= len(source_lines) else ""
    reported = whole.strip()
    within = column - (len(whole) - len(whole.lstrip()))
    ordinal = text[: line - scope.first].count(reported)
    parts = [scope.name, str(ordinal), str(within), reported, *(entry for entry in text if entry)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _definition(body: list[ast.stmt], line: int) -> _Definition | None:
    """The first function or class that holds the line, below any statements that are neither."""
    queue: list[ast.AST] = list(body)
    while queue:
        node = queue.pop()
        first, last = _first_line(node), getattr(node, "end_lineno", None)
        if last is not None and not first <= line <= last:
            continue
        if isinstance(node, _Definition):
            return node
        if not isinstance(node, ast.expr):
            queue.extend(ast.iter_child_nodes(node))
    return None


def _first_line(node: ast.AST) -> int:
    """The line on which a node begins, its decorators with it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    lines = [getattr(node, "lineno", 0), *(decorator.lineno for decorator in decorators)]
    return min(lines)
