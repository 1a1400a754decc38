"""From the text of a file to its program, and from a place in the program back to the text."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cached_property

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from flake8_nograd.diagnostic import Range
from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.left_out import OPAQUE, left_out
from flake8_nograd.syntax.lower import Lowering
from flake8_nograd.syntax.parts import Part
from flake8_nograd.syntax.positions import Positions

_INDENT = re.compile(r"[ \t\f]*")
MOST_TEXT = 60


class UnreadableError(Exception):
    """LibCST cannot parse what Python can."""


class Source:
    """A parsed file: its `program`, and the text at a node's place."""

    def __init__(self, tree: ast.Module, lines: list[str], parts: Sequence[Part]) -> None:
        """Parse the lines without the bodies of hidden parts. Raises UnreadableError and RecursionError."""
        self._tree, self._lines = tree, lines
        self._left_out = left_out(parts, lines)
        text, self._line_numbers = _slice(lines, self._left_out)
        try:
            self._module = cst.parse_module(text)
        except cst.ParserSyntaxError as error:
            raise UnreadableError(f"LibCST {cst.LIBCST_VERSION} cannot parse it") from error
        self._lowering = Lowering()
        self.program: p.Program = self._lowering.module(self._module)

    def close(self) -> None:
        """Give up LibCST's tree. Only the garbage collector frees the facts, and it need not go over the tree too."""
        self.__dict__.clear()

    @cached_property
    def _positions(self) -> Positions:
        hidden = {id(part.node) for part in self._left_out}
        return Positions(self._tree, self._lines, hidden, self._lowering.statements)

    def range_of(self, pos: int) -> Range:
        """Where the node `pos` stands in the file."""
        node = self._lowering.nodes[pos]
        if pos == 0:
            return Range(1, 0, 1, 0)
        try:
            return self._positions.range_of(pos, node)
        except LookupError:
            return self._range_in_module(node)

    def _range_in_module(self, node: cst.CSTNode) -> Range:
        """The slow way, for what is in no statement of its own, such as the guard of a case."""
        found = MetadataWrapper(self._module, unsafe_skip_copy=True).resolve(PositionProvider)[node]
        first, last = (self._line_numbers[min(x.line, len(self._line_numbers)) - 1] for x in (found.start, found.end))
        return Range(first, found.start.column, last, found.end.column)

    def text_of(self, pos: int) -> str:
        """The source text of the node `pos` on one line, shortened if it is long."""
        text = " ".join(self._module.code_for_node(self._lowering.nodes[pos]).split())
        return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - 3]}..."


def _slice(lines: list[str], hidden: list[Part]) -> tuple[str, list[int]]:
    """The text without the bodies of some functions, and the number in the file of each line that is left."""
    kept: list[str] = []
    numbers: list[int] = []
    following = 1
    for part in hidden:
        kept += lines[following - 1 : part.first - 1]
        numbers += range(following, part.first + 1)
        indent = _INDENT.match(lines[part.first - 1])
        kept.append(f"{indent[0] if indent else ''}{OPAQUE}\n")
        following = part.last + 1
    kept += lines[following - 1 :]
    numbers += range(following, len(lines) + 2)
    return "".join(kept), numbers
