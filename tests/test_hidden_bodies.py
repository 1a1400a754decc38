"""What is left of a file when bodies of functions are left out of the parse: all the rest, where it was."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from case_files import load_cases
from places_of_calls import assert_same_calls, lowered_calls, python_calls

from flake8_nograd.flow.words import Words
from flake8_nograd.syntax.parts import Part, parts_of
from flake8_nograd.syntax.relevance import relevant_parts
from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines

SAMPLE = 10
CHUNKS = 4
CASES = load_cases()[::SAMPLE]
AFTER = "\n\ndef last(a):\n    return z(a)\n\n\nz(1)\n"
LAYOUTS: dict[str, str] = {
    "plain": "def a(x):\n    f(x)\n    return g(x)\n\n\ndef b(y):\n    h(y)\n\n\ni(1)\n",
    "no newline at the end": "f(1)\ndef a(x):\n    g(x)",
    "no newline after a string": "f(1)\ndef a(x):\n    '''b\nc'''",
    "one line": "def a(x): f(x); g(x)\nh(1)\ndef b(y): return i(y)\n",
    "body on the header's last line": "def a(\n    x=f(1),\n): g(x)\nh(1)\n",
    "long header": "def a(\n    x,\n    y=f(1),\n) -> None:\n    g(x)\nh(1)\n",
    "continuation after the header": "def a(x): \\\n    f(x); g(x)\nh(1)\n",
    "continuation in the body": "def a(x):\n    b = f(x) + \\\n        g(x)\nh(1)\n",
    "parentheses at both ends": "def a(x):\n    (f)(x)\n    (\n        g(x)\n    )\nh(1)\n",
    "parentheses around the first line": "def a(x):\n    (\n        f(x)\n    )\n    (g(x))\nh(1)\n",
    "docstring": "def a(x):\n    '''b\n\n  c'''\n    return f(x)\n\nh(1)\n",
    "string with code": "def a(x):\n    b = '''\ndef c():\n    f(x)\n'''\nh(1)\nd = '''\ndef e():\n    i(1)\n'''\n",
    "comments": "def a(x):  # b\n# c\n    # d\n    f(x)  # e\n    # f\n  # g\n        # h\n# i\nh(1)\n",
    "comment deeper at the end": "def a(x):\n    f(x)\n        # b",
    "blank lines": "def a(x):\n\n\n    f(x)\n    \n\t\n\nh(1)\n",
    "semicolons": "def a(x):\n    f(x); g(x);\n    h(x); i(x)\nj(1)\n",
    "decorators": "@f(1)\n@g(2)  # b\ndef a(x):\n    h(x)\n@i(3)\n\n# c\n@j(4)\ndef k(x): l(x)\n",
    "decorated first": "def a(x):\n    @f(x)\n    # b\n    @g\n    def c(y):\n        h(y)\n    return c\ni(1)\n",
    "class first": "def a(x):\n    @f(x)\n    class B:\n        c = g(x)\n    return B\ni(1)\n",
    "decorator beside nothing": "def a(x):\n    @ f(x)\n    def b(): g(x)\nh(1)\n",
    "nested": (
        "def a(x):\n    f(x)\n    def b(y):\n        g(y)\n        def c(z):\n            h(z)\n        i(y)\n"
        "    j(x)\nk(1)\n"
    ),
    "nested last": "def a(x):\n    def b(y):\n        def c(z):\n            f(z)\ng(1)\n",
    "nested first": "def a(x):\n    def b(y):\n        f(y)\n    g(x)\nh(1)\n",
    "methods": "class A:\n    def a(self):\n        f(1)\n\n    b = g(2)\n\n    async def c(self):\n        h(3)\n",
    "class in a function": "def a(x):\n    class B:\n        def c(self):\n            f(x)\n        d = g(x)\n",
    "in branches": "if f(1):\n    def a(x):\n        g(x)\nelse:\n    def a(x):\n        h(x)\ni(1)\n",
    "in other blocks": "try:\n    def a(x):\n        f(x)\nexcept E:\n    def b(x):\n        g(x)\nfinally: h(1)\n",
    "in a loop": "for b in f(1):\n    def a(x):\n        g(x)\nelse:\n    def c(x):\n        h(x)\ni(1)\n",
    "in a with": "with f(1) as a:\n    def b(x):\n        g(x)\n    h(1)\n",
    "in a match": "match f(1):\n    case 1:\n        def a(x):\n            g(x)\n    case _:\n        h(1)\n",
    "tabs": "if f(1):\n\tdef a(x):\n\t\tg(x)\n\t\th(x)\n\ti(1)\n",
    "odd indentation": "class A:\n  def a(self):\n         f(1)\n         if g(2):\n           h(3)\n  b = i(4)\n",
    "form feeds": "\f\ndef a(x):\n    f(x)\n\f\ndef b(x):\n\f    g(x)\n    \f\n    h(x)\n\fi(1)\n",
    "form feed in a line": "def a(x):\n    f(x)\f; g(x)\nh(1)\n",
    "wide characters": "def a(é='ß'):\n    f('\U0001f525', é)\n\n\nü = 'é'; g('ß', h(ü))\n",
    "line separators in strings": "def a(x):\n    f('\x0b\x1c\u2028\x85')\n\n\ng('\u2028', h(1))\n",
    "generator and coroutine": "def a(x):\n    yield f(x)\n\n\nasync def b(x):\n    await g(x)\n\n\nh(1)\n",
    "lambda": "def a(x):\n    return lambda y: f(y)\n\n\nb = lambda x: g(x)\n",
    "only a docstring": "def a(x):\n    'b'\nf(1)\n",
    "only a constant": "def a(x): ...\ndef b(x):\n    ...\nf(1)\n",
}  # fmt: skip


def subsets(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Every choice of functions to hide."""
    for size in range(len(parts) + 1):
        for chosen in itertools.combinations(parts, size):
            yield list(chosen)


def assert_the_rest_is_there(text: str, tree: ast.Module, parts: Sequence[Part], hidden: Sequence[Part]) -> None:
    """Hide these functions, and find all that is not in them where Python's own tree has it."""
    lines = split_lines(text)
    for part in parts:
        part.hidden = part in hidden
    source = Source(tree, lines, parts)
    left_out = [part for part in hidden if has_lines_of_its_own(part, lines)]
    inside = {id(node) for part in left_out for node in ast.walk(part.node) if node is not part.node}
    there = sorted((part.node.lineno, part.name, part in left_out) for part in parts if id(part.node) not in inside)
    functions = [function for function in source.program.functions if function.name != "<lambda>"]
    assert sorted((source.range_of(f.pos).line, f.name, f.opaque) for f in functions) == there
    assert_same_calls(lowered_calls(source), python_calls(text, [part.node.body[0] for part in left_out]))


def has_lines_of_its_own(part: Part, lines: Sequence[str]) -> bool:
    """Whether nothing stands before the function's body on its first line."""
    first = part.node.body[0]
    line = lines[part.first - 1]
    blanks = len(line) - len(line.lstrip(" \t\f"))
    return part.node.lineno < part.first and (line[blanks] == "@" or first.col_offset == blanks)


@pytest.mark.parametrize("end", ["", AFTER], ids=["as it is", "with more"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_odd_layouts(layout: str, end: str) -> None:
    text = LAYOUTS[layout] + end
    tree = ast.parse(text)
    parts = parts_of(tree, split_lines(text))
    for hidden in subsets(parts):
        assert_the_rest_is_there(text, tree, parts, hidden)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_line_ends(layout: str) -> None:
    for end in ("\r\n", "\r"):
        text = LAYOUTS[layout].replace("\n", end)
        tree = ast.parse(text)
        parts = parts_of(tree, split_lines(text))
        for hidden in ([], parts):
            assert_the_rest_is_there(text, tree, parts, hidden)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_case_files(chunk: int) -> None:
    """The functions that relevance hides, and all the others in their place."""
    for case in CASES[chunk::CHUNKS]:
        for text in (case.source, case.source.replace("\n", "\r\n")):
            tree, lines = ast.parse(text), split_lines(text)
            parts = relevant_parts(tree, lines, Path(case.path).stem, Words(case.settings))
            parts = parts_of(tree, lines) if parts is None else parts
            hidden = [part for part in parts if part.hidden]
            assert_the_rest_is_there(text, tree, parts, hidden)
            assert_the_rest_is_there(text, tree, parts, [part for part in parts if part not in hidden])
