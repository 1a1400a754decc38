"""The calls of a program by place: as they were lowered, and as Python's own tree has them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence

import libcst as cst
from libcst import matchers

from flake8_nograd.diagnostic import Range
from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines


def lowered_calls(source: Source) -> Mapping[Range, str]:
    """All calls that were lowered, with their texts, outside f-strings: Python tells those places only since 3.12."""
    nodes = source._lowering.nodes
    texts = [node for node in nodes if isinstance(node, cst.FormattedString)]
    left_out = {id(call) for text in texts for call in matchers.findall(text, matchers.Call())}
    calls = [n for n, node in enumerate(nodes) if isinstance(node, cst.Call) and id(node) not in left_out]
    found = {source.range_of(number): source.text_of(number) for number in calls}
    assert len(found) == len(calls), "two calls stand at one place"
    return found


def python_calls(text: str, hidden: Collection[ast.stmt] = ()) -> Mapping[Range, str]:
    """All calls that Python's tree has and that can matter, with their texts; not those inside of hidden statements."""
    lines = split_lines(text)
    ranges = [_range(call, lines) for call in _calls(ast.parse(text), {statement.lineno for statement in hidden})]
    return {place: " ".join(text_at(place, lines).split()) for place in ranges}


def _calls(tree: ast.AST, hidden: Collection[int]) -> Iterator[ast.Call]:
    """The calls outside f-strings, return annotations and decorators of classes, which are not lowered."""
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Call):
            yield node
        for name, value in ast.iter_fields(node):
            if isinstance(node, ast.JoinedStr) or (type(node), name) in _NOT_LOWERED:
                continue
            children = value if isinstance(value, list) else [value]
            if name == "body" and any(getattr(child, "lineno", 0) in hidden for child in children):
                continue
            pending += [child for child in children if isinstance(child, ast.AST)]


_NOT_LOWERED = {(ast.FunctionDef, "returns"), (ast.AsyncFunctionDef, "returns"), (ast.ClassDef, "decorator_list")}


def _range(node: ast.expr, lines: Sequence[str]) -> Range:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    ends = (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)
    (line, column), (end_line, end_column) = ((row, _characters(lines[row - 1], at)) for row, at in ends)
    return Range(line, column, end_line, end_column)


def _characters(line: str, utf8_bytes: int) -> int:
    return len(line.encode()[:utf8_bytes].decode())


def text_at(place: Range, lines: Sequence[str]) -> str:
    """The text that stands there."""
    rows = list(lines[place.line - 1 : place.end_line])
    rows[-1] = rows[-1][: place.end_column]
    rows[0] = rows[0][place.column :]
    return "".join(rows)


def assert_same_calls(found: Mapping[Range, str], wanted: Mapping[Range, str]) -> None:
    """The same places, and there the same texts; LibCST counts parentheses around a call as its own."""
    assert sorted(found) == sorted(wanted)
    for place, text in found.items():
        assert text.removesuffix("...").strip("() ") in wanted[place]
