"""Where nodes stand: every call that is lowered has the range that Python's own tree gives it, in any layout."""

from __future__ import annotations

import ast

import pytest
from case_files import load_cases
from places_of_calls import assert_same_calls, lowered_calls, python_calls
from state_documents import load_probes

from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines

CASES = load_cases()
DOCUMENTS = sorted({probe.program for probe in load_probes()})
CHUNKS = 8
LAYOUTS: dict[str, str] = {
    "one line": "a = f(x); g(h(y)).k(z); del b\n",
    "first line": "f(x)",
    "parentheses": "a = (\n    f\n    (x)\n)\n(g)(y)\n((h)(\n  z\n))\n",
    "continuation": "a = f(x) + \\\n  g(y)\\\n  .h()\n",
    "nested calls": "f(g(h(x)(y))(z), *i(), **j(k=l()))\n",
    "columns after wide characters": "é = f(x); ü = 'ß' + g('\U0001f525', h(y))\n",
    "wide characters in a header": "if f('é', g(x)): h(y)\nfor ü in f(x): g(y)\n",
    "several lines": "f(\n    g(x),\n    # é\n    h(\n        y\n    ),\n)\n",
    "string over lines": "a = f('''é\n  b''', g(x)); h(y)\n",
    "tabs": "if f(x):\n\tg(y)\n\tif h(z):\n\t\ti(x)\n",
    "mixed indentation": "if f(x):\n  if g(y):\n          h(z)\n  i(x)\n",
    "form feeds": "\f\na = f(x)\n\fb = g(y)\nif h(z):\n    \f\n    i(x)\n",
    "CRLF": "if f(x):\r\n    g(\r\n      y)\r\n",
    "no newline at the end": "if f(x):\n    g(y)",
    "blank lines and comments": "# é\n\n\nf(x)  # g(y)\n\n    # deeper\nh(z)\n",
    "branches": "if f(x):\n    g(y)\nelif a:\n    i(x)\nelif b: k(z)\nelse:\n    l(x)\n",
    "else and if": "if f(x):\n    g(y)\nelse:\n    if h(z):\n        i(x)\n",
    "header over lines": "if (f(x) and\n        g(y)):\n    h(z)\nwhile f(x) \\\n        or g(y):\n    h(z)\n",
    "odd blanks": "if  f (x) :\n    g( y ) ;h(z)\nfor a  in  i(x) :\n    a . j (y)\n",
    "lines in blocks": "if a:\n  if b:\n        f(\n  x,\n            g(\ny)\n        ); h(\n        z)\n",
    "comments before": "if a:\n    # é\n\n    f(x)\n# b\n    if g(y):\n        # c\n        h(z)\n# d\n",
    "form feed before the indentation": "if a:\n\f    f(x, g(\n        y))\n    h(z)\n",
    "async": "async def a():\n    async with f(x), g(y):\n        await h(z)\n    return [i(b) async for b in j(x)]\n",
    "deletions": "del f(x).a, b[g(y)]\nglobal c\n",
    "strings": "a = 'b' 'c'.join(f(x)) + (\n    'd'\n    'e'.format(g(y)))\n",
    "else in one line": "if f(x): g(y)\nelse: h(z)\nwhile i(x): j(y)\nelse: k(z)\n",
    "loops": "for a in f(x):\n    g(y)\nelse:\n    h(z)\nasync def i():\n    async for b in j(x):\n        k(y)\n",
    "comprehensions": "a = [f(b) for b in g(x) if h(b)] + list(i(c) for c in j(y))\n{k(d): l(d) for d in m(z)}\n",
    "lambda": "a = lambda b=f(x), *c: g(b, *c)\n",
    "conditional expression": "a = f(x) if g(y) else h(z)\nf(x) if g(y) else h(z)\n",
    "operators": "a = not f(x) and -g(y) or h(z) < i(x) <= j(y)\n",
    "subscripts": "a = f(x)[g(y)][h(z):i(x), j(y)]\n",
    "walrus": "if (a := f(x)): g(a)\n",
    "with": "with f(x) as a, g(y):\n    h(z)\n",
    "with in parentheses": "with (\n    f(x) as a,\n    g(y),\n):\n    h(z)\n",
    "with in one line": "with f(x): g(y); h(z)\n",
    "try": "try:\n    f(x)\nexcept E as e:\n    g(y)\nelse:\n    h(z)\nfinally:\n    i(x)\n",
    "try in one line": "try: f(x)\nexcept: g(y)\nfinally: h(z)\n",
    "match": "match f(x):\n    case 1 if g(y):\n        h(z)\n    case _:\n        i(x)\n",
    "functions": "def f(a=g(x), *, b=h(y)) -> i(z):\n    j(x)\n    return k(y)\n",
    "decorators": "@f(x)\n@g\n@h(y)\ndef i():\n    j(z)\n\n@k(x)\nclass L:\n    @m(y)\n    def n(self): o(z)\n",
    "decorator with a comment": "@f(x)  # é\n\n# b\n@g(y)\ndef i():\n    j(z)\n",
    "one-line functions": "def f(x): g(x); h(x)\nclass A: a = f(x); b = g(y)\n",
    "classes": "class A(f(x), metaclass=g(y)):\n    a = h(z)\n    def b(self):\n        i(x)\n",
    "annotations": "a: f(x) = g(y)\nb: h(z)\n",
    "simple statements": "assert f(x), 'a'\nraise g(y)\n",
    "augmented assignment": "a[f(x)] += g(y)\nb.c = d[h(z)] = i(x)\n",
    "return and yield": "def a():\n    yield f(x)\n    b = yield g(y)\n    yield from h(z)\n    return i(x)\n",
    "semicolons": "if f(x):\n    g(y); h(z);\n    i(x)\n",
    "volatile": "a = f(g(x), b=h(y))\n",
    "star expressions": "a = [*f(x), g(y)]\nb, *c = h(z)\nd = {**i(x), 'e': j(y)}\n",
}


def assert_calls_are_where_they_are(text: str) -> None:
    source = Source(ast.parse(text), split_lines(text), [])
    assert_same_calls(lowered_calls(source), python_calls(text))


ELIF = "if f(x):\n    g(y)\nelif h(z):\n    i(x)\nelif j(y): k(z)\n"


def test_elif() -> None:
    assert_calls_are_where_they_are(ELIF)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_odd_layouts(layout: str) -> None:
    assert_calls_are_where_they_are(LAYOUTS[layout])


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_case_files(chunk: int) -> None:
    for case in CASES[chunk::CHUNKS]:
        assert_calls_are_where_they_are(case.source)


def test_documents() -> None:
    for program in DOCUMENTS:
        assert_calls_are_where_they_are(program)
