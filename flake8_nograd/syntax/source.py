"""From the text of a file to its program, and from a place in the program back to the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from flake8_nograd.diagnostic import Range
from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.lower import OPAQUE, Lowering
from flake8_nograd.syntax.relevance import Part

_INDENT = re.compile(r"[ \t\f]*")
MOST_TEXT = 60


class Source:
    """A parsed file: its `program`, and the text at a node's place."""

    def __init__(self, lines: list[str], parts: Iterable[Part]) -> None:
        """Parse the lines without the bodies of hidden parts. Raises `libcst.ParserSyntaxError` and RecursionError."""
        text, self._line_numbers = _slice(lines, parts)
        self._module = cst.parse_module(text)
        lowering = Lowering()
        self.program: p.Program = lowering.module(self._module)
        self._nodes = lowering.nodes
        self._positions: Mapping[cst.CSTNode, CodeRange] | None = None

    def range_of(self, pos: int) -> Range:
        """Where the node `pos` stands in the file."""
        if self._positions is None:
            wrapper = MetadataWrapper(self._module, unsafe_skip_copy=True)
            self._positions = wrapper.resolve(PositionProvider)
        found = self._positions[self._nodes[pos]]
        start, end = found.start, found.end
        first = self._line_numbers[min(start.line, len(self._line_numbers)) - 1]
        last = self._line_numbers[min(end.line, len(self._line_numbers)) - 1]
        return Range(first, start.column, last, end.column)

    def text_of(self, pos: int) -> str:
        """The source text of the node `pos` on one line, shortened if it is long."""
        text = " ".join(self._module.code_for_node(self._nodes[pos]).split())
        return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - 3]}..."


def _slice(lines: list[str], parts: Iterable[Part]) -> tuple[str, list[int]]:
    """The text without the bodies of hidden functions, and the number in the file of each line that is left."""
    kept: list[str] = []
    numbers: list[int] = []
    following = 1
    for part in sorted((x for x in parts if x.hidden), key=lambda x: x.first):
        if part.first < following or not _stands_alone(part, lines):
            continue
        kept += lines[following - 1 : part.first - 1]
        numbers += range(following, part.first)
        indent = _INDENT.match(lines[part.first - 1])
        kept.append(f"{indent[0] if indent else ''}{OPAQUE}\n")
        numbers.append(part.first)
        following = part.last + 1
    kept += lines[following - 1 :]
    numbers += range(following, len(lines) + 2)
    return "".join(kept), numbers


def _stands_alone(part: Part, lines: list[str]) -> bool:
    """Whether the body has lines of its own, unlike that of `def f(): pass` or one that ends before a `;`."""
    first = lines[part.first - 1]
    column = part.node.body[0].col_offset
    if getattr(part.node.body[0], "decorator_list", None):
        return first.lstrip(" \t\f").startswith("@") and "\\" not in first
    return not first.encode()[:column].strip() and part.node.lineno < part.first
