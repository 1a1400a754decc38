"""LibCST's tree of a file and `ast`'s are lowered to the same program."""

from __future__ import annotations

import ast
import dataclasses
import tokenize
import warnings
from collections.abc import Iterator
from pathlib import Path

import libcst as cst
import pytest
from case_files import Case, load_cases
from hypothesis import HealthCheck, given, settings
from hypothesmith import from_grammar

import flake8_nograd
from flake8_nograd.flow.words import Words
from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.limits import too_deep
from flake8_nograd.syntax.lower import Lowering
from flake8_nograd.syntax.lower_tree import TreeLowering
from flake8_nograd.syntax.relevance import relevant_parts
from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines
from flake8_nograd.syntax.whole import outlook

TESTS = Path(__file__).parent
FOLDERS = (Path(flake8_nograd.__file__).parent, TESTS, Path(dataclasses.__file__).parent / "asyncio")


def texts() -> Iterator[object]:
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.py")):
            with tokenize.open(path) as file:
                yield pytest.param(file.read(), id=str(path.relative_to(folder.parent)))


def shape(value: object) -> object:
    """All that a node says but its number. Functions and classes that it only refers to are named."""
    if isinstance(value, (tuple, list)):
        return [shape(x) for x in value]
    if isinstance(value, p.Case):
        value = dataclasses.replace(value, names=tuple(sorted(value.names)))
    if isinstance(value, p.Subscript) and isinstance(value.index, p.Items):  # To `ast`, x[(1, 2)] is x[1, 2].
        if len(value.index.items) == 1:
            return ["Subscript", shape(value.base), shape(value.index.items[0])]
        return ["Subscript", shape(value.base), shape(p.Operation(0, "slice", value.index.items))]
    if isinstance(value, p.Operation) and value.op == "str":
        return ["str", *(shape(x) for x in _expressions_in(value))]
    if not dataclasses.is_dataclass(value):
        return sorted(value) if isinstance(value, frozenset) else repr(value)
    names = [
        field.name for field in dataclasses.fields(value) if field.name not in ("pos", "outer", "owner", "methods")
    ]
    return [type(value).__name__, *(shape(getattr(value, name)) for name in names)]


def _expressions_in(text: p.Operation) -> Iterator[p.Expr]:
    """What is formatted into a string: neighbouring strings are one to `ast`."""
    for part in text.operands:
        if isinstance(part, p.Operation) and part.op == "str":
            yield from _expressions_in(part)
        elif not (isinstance(part, p.Const) and isinstance(part.value, str)):
            yield part


def described(program: p.Program) -> dict[str, object]:
    """The program, and how its functions and classes belong together."""
    return {
        "body": shape(program.main.body),
        "functions": [(f.name, f.outer and f.outer.name, f.owner and f.owner.name) for f in program.functions],
        "bound": [(f.name, sorted(f.bound), sorted(f.borrowed)) for f in (program.main, *program.functions)],
        "classes": [(c.name, list(c.methods)) for c in program.classes],
        "imports": program.imports,
        "stars": program.stars,
        "order": [f.pos for f in program.functions] == sorted(f.pos for f in program.functions),
    }


def both(text: str) -> tuple[dict[str, object], dict[str, object]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    return described(Lowering().module(cst.parse_module(text))), described(TreeLowering().module(tree))


@pytest.mark.parametrize("text", list(texts()))
def test_both_trees_of_a_file_give_the_same_program(text: str) -> None:
    left, right = both(text)
    for name in left:
        assert left[name] == right[name], name


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_the_outlook_on_a_file_is_its_program(case: Case) -> None:
    tree, lines = ast.parse(case.source), split_lines(case.source)
    parts = relevant_parts(tree, lines, Path(case.path).stem, Words(case.settings)) or []
    left, right = described(outlook(tree, lines, parts)), described(Source(tree, lines, parts).program)
    for name in left:
        assert left[name] == right[name], name


ODD = [
    "f(*a, k=1, *b, **c, m=2)",
    "class C(A, *bases, metaclass=make(lambda: 1), **more): pass",
    "x = a < b <= c != d",
    "a and b and (c and d) and e or f or g",
    "print(f'{a!r:>{width}}' 'b' f\"{c}\", 'x' 'y', b'z', f'', 1j, -1, -True, +x, ~y, not z, ...)",
    "def f(a, b=1, /, c: int = 2, *args: str, d, e=3, **kw): ...",
    "def f(*, a): global g; nonlocal_ = 1",
    "x[1], x[1:2, ::3], x[1,], x[()], x[a, b], x[*c]" if hasattr(ast, "TryStar") else "x[1]",
    "try:\n    a\nexcept E as e:\n    b\nexcept F:\n    c\nelse:\n    d\nfinally:\n    e",
    "match x:\n    case 1 | 2: a\n    case [b, *c]: d\n    case {'k': v, **rest} if v: e\n    case None: f\n"
    "    case P(q=r) as s: t\n    case 'text': u\n    case _: w",
    "if a:\n    b\nelif c:\n    d\nelse:\n    if e:\n        f\n    elif g:\n        h",
    "async def f():\n    async with a as b, c: await d\n    async for e in g: yield e",
    "async def f():\n    [i async for i in j if k if l]",
    "del a, b.c, (d, [e])",
    "(x := 1, {**a, 'b': c}, {1, *d}, {k: v for k, v in e for w in f}, (y for y in z))",
    "from . import a as b, c\nfrom .d import *\nfrom ...e.f import g\nimport h.i, j.k as l",
    "with (a as (b, c), d): pass",
    "for a, *b in c:\n    break\nelse:\n    continue_ = 1",
    "m.train() if flag else m.eval()",
    "def g():\n    x = yield\n    yield from h\n    return lambda *a, b=yield_: (yield)",
    "class A:\n class B:\n  def m(self):\n   def n(): return self\n   class D:\n    def o(self): pass",
    "assert a, b\nraise C from d\na += b\nc: int\nd: str = e",
    "@a.b(c)\n@d\ndef f(): pass",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_code_too(text: str) -> None:
    left, right = both(text)
    assert left == right


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(from_grammar())
def test_whatever_the_grammar_allows(text: str) -> None:
    try:
        tree = ast.parse(text)
        cst.parse_module(text)
    except (SyntaxError, ValueError, cst.ParserSyntaxError, UnicodeEncodeError):
        return
    if not too_deep(tree):
        left, right = both(text)
        assert left == right
