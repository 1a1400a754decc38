"""Walks over the program's statements and expressions, without recursion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flake8_nograd.flow.classes import inner_statements
from flake8_nograd.syntax import program as p


def statements(block: Iterable[p.Stmt]) -> Iterator[p.Stmt]:
    """All statements of the block and of the blocks inside it, but not those of functions and classes."""
    pending = list(block)
    while pending:
        statement = pending.pop()
        yield statement
        pending.extend(inner_statements(statement))


def own_expressions(statement: p.Stmt) -> Iterator[p.Expr]:
    """The expressions of the statement itself, not those of statements inside it."""
    if isinstance(statement, (p.ExprStmt, p.Return, p.Raise)):
        if statement.value is not None:
            yield statement.value
    elif isinstance(statement, p.Assign):
        yield from statement.targets
        if statement.value is not None:
            yield statement.value
    elif isinstance(statement, p.AugAssign):
        yield statement.target
        yield statement.value
    elif isinstance(statement, (p.If, p.While, p.Assert)):
        yield statement.test
    elif isinstance(statement, p.For):
        yield statement.iter
    elif isinstance(statement, p.With):
        for item in statement.items:
            yield item.context
    elif isinstance(statement, p.Match):
        yield statement.subject


def expressions(roots: Iterable[p.Expr]) -> Iterator[p.Expr]:
    """The expressions and all that are inside them; bodies of lambdas are left out."""
    pending = list(roots)
    while pending:
        node = pending.pop()
        yield node
        pending.extend(_operands(node))


def _operands(node: p.Expr) -> Iterator[p.Expr]:
    if isinstance(node, p.Attr):
        yield node.base
    elif isinstance(node, p.Call):
        yield node.func
        yield from node.args
        for _, value in node.keywords:
            yield value
    elif isinstance(node, p.Subscript):
        yield from (node.base, node.index)
    elif isinstance(node, p.Items):
        yield from node.items
    elif isinstance(node, p.DictItems):
        for key, value in node.items:
            if key is not None:
                yield key
            yield value
    elif isinstance(node, p.Operation):
        yield from node.operands
    elif isinstance(node, (p.Compare, p.BoolOp)):
        yield from (node.left, node.right)
    elif isinstance(node, p.Not):
        yield node.operand
    elif isinstance(node, p.IfExp):
        yield from (node.test, node.body, node.orelse)
    elif isinstance(node, p.Walrus):
        yield node.value
    elif isinstance(node, (p.Await, p.Yield)):
        if node.value is not None:
            yield node.value
    elif isinstance(node, p.Comprehension):
        yield from node.elements
        for generator in node.generators:
            yield generator.iter
            yield from generator.conditions


def calls_in(block: Iterable[p.Stmt]) -> Iterator[p.Call]:
    """All calls in the block, in no particular order."""
    for statement in statements(block):
        for node in expressions(own_expressions(statement)):
            if isinstance(node, p.Call):
                yield node


def tests_in(block: Iterable[p.Stmt]) -> Iterator[str]:
    """The names that a condition looks at."""
    for statement in statements(block):
        deciding = statement.test if isinstance(statement, (p.If, p.While, p.Assert)) else None
        if isinstance(statement, p.Match):
            deciding = statement.subject
        if deciding is not None:
            yield from _names(deciding)
        for node in expressions(own_expressions(statement)):
            if isinstance(node, (p.IfExp, p.BoolOp, p.Compare, p.Not)):
                yield from _names(node.test if isinstance(node, p.IfExp) else node)


def arguments_in(block: Iterable[p.Stmt]) -> Iterator[str]:
    """The names that are handed on to a call as they are."""
    for call in calls_in(block):
        for argument in (*call.args, *(value for _, value in call.keywords)):
            if isinstance(argument, p.Name):
                yield argument.id


def _names(node: p.Expr) -> Iterator[str]:
    for inner in expressions([node]):
        if isinstance(inner, p.Name):
            yield inner.id
