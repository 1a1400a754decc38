"""Walks over the program's statements and expressions, without recursion."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards

_GUARDS = {name.rpartition(".")[2] for name in guards.CONTEXTS}
_MODE_SWITCHES = ("eval", "train", "requires_grad_")


def statements(block: Iterable[p.Stmt]) -> Iterator[p.Stmt]:
    """All statements of the block and of the blocks inside it, but not those of functions and classes."""
    pending = list(block)
    while pending:
        statement = pending.pop()
        yield statement
        pending.extend(inner_statements(statement))


def inner_statements(statement: p.Stmt) -> Iterable[p.Stmt]:
    """The statements of the blocks of one, without those inside them."""
    inner = _INNER_STATEMENTS.get(type(statement))
    return inner(statement) if inner is not None else ()


def expressions(roots: Iterable[p.Expr]) -> Iterator[p.Expr]:
    """The expressions and all that are inside them; bodies of lambdas are left out."""
    pending: list[p.Expr | None] = list(roots)
    while pending:
        node = pending.pop()
        if node is not None:
            yield node
            operands = _OPERANDS.get(type(node))
            if operands is not None:
                pending += operands(node)


def own_expressions(statement: p.Stmt) -> Iterator[p.Expr]:
    """The expressions of the statement itself, not those of statements inside it."""
    own = _OWN_EXPRESSIONS.get(type(statement))
    if own is not None:
        yield from (x for x in own(statement) if x is not None)


def is_straight(block: Iterable[p.Stmt]) -> bool:
    """Whether every statement of the block runs whenever the block does."""
    return all(isinstance(x, (p.ExprStmt, p.Assign, p.Return)) for x in block)


def switches_module(statement: p.Stmt, target: p.Expr) -> bool:
    """Whether the statement switches or freezes what the target of a loop holds."""
    if isinstance(statement, p.Assign):
        return any(isinstance(x, p.Attr) and _is_in(x.base, target) for x in statement.targets)
    return isinstance(statement, p.ExprStmt) and is_switch(statement.value, target)


def is_switch(node: p.Expr, target: p.Expr) -> bool:
    """Whether the expression is a call that switches or freezes what the target of a loop holds."""
    func = node.func if isinstance(node, p.Call) else None
    return isinstance(func, p.Attr) and func.name in _MODE_SWITCHES and _is_in(func.base, target)


def _is_in(node: p.Expr, target: p.Expr) -> bool:
    names = [x.id for x in (target.items if isinstance(target, p.Items) else (target,)) if isinstance(x, p.Name)]
    return isinstance(node, p.Name) and node.id in names


def raises_nothing(statement: p.Stmt) -> bool:
    """Whether the statement itself raises no exception: it switches or sets something, or looks at names only.

    What stands in its blocks is asked on its own.
    """
    if isinstance(statement, (p.If, p.While)):
        return _is_plain(statement.test)
    if isinstance(statement, p.Match):
        return _is_plain(statement.subject)
    if isinstance(statement, p.Assign):
        return all(isinstance(x, (p.Name, p.Attr)) for x in statement.targets) and all(
            map(_is_plain, (statement.value, *statement.targets))
        )
    if isinstance(statement, p.For):
        shown = _is_plain_call(statement.iter, ("range",)) or _is_plain_display(statement.iter)
        return shown and _is_plain(statement.target)
    if isinstance(statement, p.With):
        return all(_is_plain_call(item.context, _GUARDS) for item in statement.items)
    if isinstance(statement, p.AugAssign):  # It counts.
        return _is_plain(statement.target) and isinstance(statement.value, p.Const)
    if isinstance(statement, p.ExprStmt):
        return _is_plain(statement.value) or _only_switches(statement.value)
    return isinstance(statement, (p.Raise, p.Break, p.Continue, p.Try))  # Who raises says so where it does.


def _only_switches(node: p.Expr) -> bool:
    is_method = isinstance(node, p.Call) and isinstance(node.func, p.Attr)
    return is_method and _is_plain_call(node, (*_MODE_SWITCHES, "set_grad_enabled"))


def _is_plain_call(node: p.Expr, named: Collection[str]) -> bool:
    """Whether it is a call of one of these functions or methods with names and literals."""
    if not isinstance(node, p.Call) or not isinstance(node.func, (p.Name, p.Attr)):
        return False
    name = node.func.id if isinstance(node.func, p.Name) else node.func.name
    given = (node.func, *node.args, *(value for _, value in node.keywords))
    return name in named and all(map(_is_plain, given))


def _is_plain(node: p.Expr | None) -> bool:
    """Whether only names and literals are looked at."""
    while isinstance(node, (p.Attr, p.Not)):
        node = node.base if isinstance(node, p.Attr) else node.operand
    if isinstance(node, (p.BoolOp, p.Compare)):
        return _is_plain(node.left) and (_is_plain(node.right) or _is_plain_display(node.right))
    return node is None or isinstance(node, (p.Name, p.Const))


def _is_plain_display(node: p.Expr) -> bool:
    return isinstance(node, p.Items) and all(map(_is_plain, node.items))


def calls_in(block: Iterable[p.Stmt]) -> Iterator[p.Call]:
    """All calls in the block, in no particular order."""
    for statement in statements(block):
        for node in expressions(own_expressions(statement)):
            if isinstance(node, p.Call):
                yield node


def tests_in(block: Iterable[p.Stmt], inner: Iterable[p.Expr]) -> Iterator[str]:
    """The names that a condition looks at; `block` are all statements, `inner` all expressions in them."""
    for statement in block:
        deciding = statement.test if isinstance(statement, (p.If, p.While, p.Assert)) else None
        if isinstance(statement, p.Match):
            deciding = statement.subject
        if deciding is not None:
            yield from _names(deciding)
    for node in inner:
        if isinstance(node, (p.IfExp, p.BoolOp, p.Compare, p.Not)):
            yield from _names(node.test if isinstance(node, p.IfExp) else node)


def arguments_in(calls: Iterable[p.Call]) -> Iterator[str]:
    """The names that are handed on to a call as they are."""
    for call in calls:
        for argument in (*call.args, *(value for _, value in call.keywords)):
            if isinstance(argument, p.Name):
                yield argument.id


def called_in(calls: Iterable[p.Call]) -> Iterator[str]:
    """The names that are called."""
    for call in calls:
        if isinstance(call.func, p.Name):
            yield call.func.id


def _names(node: p.Expr) -> Iterator[str]:
    for inner in expressions([node]):
        if isinstance(inner, p.Name):
            yield inner.id


# --- what is inside of a node --------------------------------------------------------------------------------------


def _in_try(node: p.Try) -> Iterator[p.Stmt]:
    yield from (*node.body, *node.orelse, *node.final)
    for handler in node.handlers:
        yield from handler.body


def _in_match(node: p.Match) -> Iterator[p.Stmt]:
    for case in node.cases:
        yield from case.body


def _in_dict(node: p.DictItems) -> Iterator[p.Expr | None]:
    for pair in node.items:
        yield from pair


def _in_comprehension(node: p.Comprehension) -> Iterator[p.Expr]:
    yield from node.elements
    for generator in node.generators:
        yield generator.iter
        yield from generator.conditions


_INNER_STATEMENTS: dict[type[p.Stmt], Callable[[Any], Iterable[p.Stmt]]] = {
    p.If: lambda node: (*node.body, *node.orelse),
    p.While: lambda node: (*node.body, *node.orelse),
    p.For: lambda node: (*node.body, *node.orelse),
    p.With: lambda node: node.body,
    p.Try: _in_try,
    p.Match: _in_match,
}

_OWN_EXPRESSIONS: dict[type[p.Stmt], Callable[[Any], Iterable[p.Expr | None]]] = {
    p.ExprStmt: lambda node: (node.value,),
    p.Return: lambda node: (node.value,),
    p.Raise: lambda node: (node.value,),
    p.Assign: lambda node: (*node.targets, node.value),
    p.AugAssign: lambda node: (node.target, node.value),
    p.If: lambda node: (node.test,),
    p.While: lambda node: (node.test,),
    p.Assert: lambda node: (node.test,),
    p.For: lambda node: (node.iter,),
    p.With: lambda node: [item.context for item in node.items],
    p.Match: lambda node: (node.subject,),
}

_OPERANDS: dict[type[p.Expr], Callable[[Any], Iterable[p.Expr | None]]] = {
    p.Attr: lambda node: (node.base,),
    p.Call: lambda node: (node.func, *node.args, *(value for _, value in node.keywords)),
    p.Subscript: lambda node: (node.base, node.index),
    p.Items: lambda node: node.items,
    p.DictItems: _in_dict,
    p.Operation: lambda node: node.operands,
    p.Compare: lambda node: (node.left, node.right),
    p.BoolOp: lambda node: (node.left, node.right),
    p.Not: lambda node: (node.operand,),
    p.IfExp: lambda node: (node.test, node.body, node.orelse),
    p.Walrus: lambda node: (node.value,),
    p.Await: lambda node: (node.value,),
    p.Yield: lambda node: (node.value,),
    p.Comprehension: _in_comprehension,
}
