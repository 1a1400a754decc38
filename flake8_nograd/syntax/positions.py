"""Where a node of the LibCST tree stands in the file, found from the statement that it is in.

LibCST's own `PositionProvider` renders the whole module to number its nodes, which takes longer than parsing it. Here
the place of the statement comes from flake8's `ast` tree, which has the same statements in the same order, and only
that statement is rendered.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from flake8_nograd.diagnostic import Range

_EMPTY_SUITE = cst.SimpleStatementSuite([cst.Pass()])


class Positions:
    """Looks up nodes by their number. `statements` are (number of the first node, statement) in source order."""

    def __init__(
        self, tree: ast.Module, lines: Sequence[str], hidden: set[int], statements: Sequence[tuple[int, cst.CSTNode]]
    ) -> None:
        """`hidden` are the ids of functions in `tree` whose bodies were not parsed, and count as one statement."""
        self._lines = lines
        self._statements = statements
        self._starts = [number for number, _ in statements]
        self._places = list(_in_order(tree, hidden))

    def range_of(self, number: int, node: cst.CSTNode) -> Range:
        """The place of the node. Raises LookupError if the two trees do not agree."""
        index = bisect_right(self._starts, number) - 1
        if index < 0 or len(self._places) != len(self._statements):
            raise LookupError(number)
        statement, place = self._statements[index][1], self._places[index]
        column = self._column(place.lineno, place.col_offset)
        if node is statement:
            end_line = place.end_lineno or place.lineno
            return Range(place.lineno, column, end_line, self._column(end_line, place.end_col_offset or 0))
        shown, positions = self._rendered(statement, place.lineno)
        first, found = positions[shown].start, positions[node]
        if self._lines[place.lineno - 1].startswith("elif", column):  # It is rendered as an `if`.
            column += 2
        ends = []
        for end in (found.start, found.end):
            extra = column - first.column if end.line == first.line else 0
            ends += [place.lineno + end.line - first.line, end.column + extra]
        return Range(*ends)

    def _column(self, line: int, utf8_bytes: int) -> int:
        return len(self._lines[line - 1].encode()[:utf8_bytes].decode(errors="replace"))

    def _rendered(self, statement: cst.CSTNode, line: int) -> tuple[cst.CSTNode, Mapping[cst.CSTNode, CodeRange]]:
        """The statement without its body, and the positions in it when it is indented as it is in the file."""
        shown = _without_body(statement)
        text = self._lines[line - 1]
        indent = text[: len(text) - len(text.lstrip(" \t"))]
        whole = cst.SimpleStatementLine([shown]) if isinstance(shown, cst.BaseSmallStatement) else shown
        assert isinstance(whole, (cst.SimpleStatementLine, cst.BaseCompoundStatement))
        module = cst.Module([whole])
        if indent:
            module = cst.Module([cst.If(cst.Name("_"), cst.IndentedBlock([whole], indent=indent))])
        wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
        return shown, wrapper.resolve(PositionProvider)


def _without_body(statement: cst.CSTNode) -> cst.CSTNode:
    if isinstance(statement, (cst.If, cst.For, cst.While)):
        return statement.with_changes(body=_EMPTY_SUITE, orelse=None)
    if isinstance(statement, (cst.With, cst.FunctionDef, cst.ClassDef)):
        return statement.with_changes(body=_EMPTY_SUITE)
    if isinstance(statement, (cst.Try, cst.TryStar, cst.Match)):
        raise LookupError(statement)
    return statement


def _in_order(tree: ast.Module, hidden: set[int]) -> Iterator[ast.stmt]:
    """All statements of the tree in source order; the first stands for the whole body of a hidden function."""
    pending: list[ast.stmt] = list(reversed(tree.body))
    while pending:
        statement = pending.pop()
        yield statement
        inner = list(_statements_in(statement))
        if id(statement) in hidden:
            yield inner[0]
        else:
            pending.extend(reversed(inner))


def _statements_in(node: ast.AST) -> Iterator[ast.stmt]:
    for name in ("body", "handlers", "cases", "orelse", "finalbody"):
        for child in getattr(node, name, None) or ():
            if isinstance(child, ast.stmt):
                yield child
            elif isinstance(child, (ast.ExceptHandler, ast.match_case)):
                yield from child.body
