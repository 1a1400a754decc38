"""What is too deep, to the level and the operand, and without recursion in the measuring."""

from __future__ import annotations

import ast
from collections.abc import Callable

import pytest

from flake8_nograd.syntax.limits import MOST_LEVELS, MOST_OPERANDS, too_deep

# Each takes the number of levels that the tree is to have.
NESTS: dict[str, Callable[[int], ast.Module]] = {
    "unary": lambda levels: nested(levels, lambda inner: ast.UnaryOp(ast.Not(), inner)),
    "call": lambda levels: nested(levels, lambda inner: ast.Call(inner, [], [])),
    "attribute": lambda levels: nested(levels, lambda inner: ast.Attribute(inner, "a", ast.Load())),
}
CHAINS: dict[str, Callable[[int], ast.expr]] = {
    "and": lambda operands: ast.BoolOp(ast.And(), [ast.Name("a", ast.Load())] * operands),
    "or": lambda operands: ast.BoolOp(ast.Or(), [ast.Name("a", ast.Load())] * operands),
    "comparison": lambda operators: ast.Compare(
        ast.Name("a", ast.Load()), [ast.Lt()] * operators, [ast.Name("a", ast.Load())] * operators
    ),
}


def module(expression: ast.expr) -> ast.Module:
    """A file of this one expression."""
    return ast.Module([ast.Expr(expression)], [])


def nested(levels: int, wrap: Callable[[ast.expr], ast.expr]) -> ast.Module:
    """A wrapped name in a file of so many levels; three are the file, the statement and the name."""
    expression: ast.expr = ast.Name("a", ast.Load())
    for _ in range(levels - 3):
        expression = wrap(expression)
    return module(expression)


@pytest.mark.parametrize("nest", NESTS)
def test_nested_nodes(nest: str) -> None:
    assert not too_deep(NESTS[nest](MOST_LEVELS))
    assert too_deep(NESTS[nest](MOST_LEVELS + 1))


@pytest.mark.parametrize("nest", NESTS)
def test_measuring_is_not_recursive(nest: str) -> None:
    assert too_deep(NESTS[nest](50_000))


@pytest.mark.parametrize("chain", CHAINS)
def test_long_chains(chain: str) -> None:
    assert not too_deep(module(CHAINS[chain](MOST_OPERANDS)))
    assert too_deep(module(CHAINS[chain](MOST_OPERANDS + 1)))


@pytest.mark.parametrize("chain", CHAINS)
def test_a_long_chain_deep_inside(chain: str) -> None:
    assert too_deep(module(ast.Call(ast.Name("a", ast.Load()), [CHAINS[chain](MOST_OPERANDS + 1)], [])))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "a = [" + "b, " * 10_000 + "]",
        "a = b\n" * 10_000,
        "a(" + "b, *c, " * 2_000 + ")",
        "if a:\n    b\n" * 2_000,
        "a = (" + "'b' " * 2_000 + ")",
    ],
    ids=["nothing", "list", "statements", "arguments", "branches", "strings"],
)
def test_width_is_no_depth(source: str) -> None:
    assert not too_deep(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "a = " + " + ".join(["b"] * (MOST_LEVELS + 10)),
        "if a:\n    pass\n" + "elif b:\n    pass\n" * (MOST_LEVELS + 10),
        "a = b" + "[0]" * (MOST_LEVELS + 10),
    ],
    ids=["sum", "elif", "subscripts"],
)
def test_what_is_deep_though_it_looks_wide(source: str) -> None:
    assert too_deep(ast.parse(source))
