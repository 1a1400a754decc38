"""Variables of a function or module, as the functions inside it see them: by name where they may be bound again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flake8_nograd.flow.project import main_of
from flake8_nograd.flow.state import State
from flake8_nograd.flow.values import Obj
from flake8_nograd.flow.walk import expressions, own_expressions, statements
from flake8_nograd.syntax import program as p


def owner_of(name: str, function: p.Function) -> p.Function:
    """The function whose variable a name is that `function` declares `global` or `nonlocal`."""
    outer = function.outer
    while outer is not None and not outer.is_module_body:
        if name in outer.bound:
            return outer
        outer = outer.outer
    return main_of(function)


def namespace(owner: p.Function) -> Obj:
    """Stands for the variables of a function or module that functions inside it set."""
    return Obj(("names", owner.pos))


def variable(state: State, function: p.Function, obj: Obj) -> list[Obj] | None:
    """The objects that a variable holds, in a state of `function`; None if that does not know it.

    `obj` is what the variable is known as elsewhere; for anything else the answer is None too.
    """
    if obj.root[0] != "name":
        return None
    _, owner, name = obj.root
    value = state.attrs.get((Obj(("names", owner)), name))
    if value is None and function.pos == owner:
        value = state.env.get(name)
    return None if value is None else [obj.rebased(x) for x in value.objects]


def rebound_names(function: p.Function) -> frozenset[str]:
    """The variables of a function that are bound more than once, or in a loop."""
    seen: set[str] = {param.name for param in function.params}
    again: set[str] = set()
    for name in bound_names(function.body):
        (again if name in seen else seen).add(name)
    for statement in statements(function.body):
        if isinstance(statement, (p.For, p.While)):
            again.update(bound_names(statement.body))
            again.update(_names(statement.target) if isinstance(statement, p.For) else ())
    return frozenset(again)


def bound_names(block: Iterable[p.Stmt]) -> Iterator[str]:
    """The names that a block binds, once for each place that does."""
    for statement in statements(block):
        if isinstance(statement, p.Assign):
            for target in statement.targets if statement.value is not None else ():
                yield from _names(target)
        elif isinstance(statement, (p.AugAssign, p.For)):
            yield from _names(statement.target)
        elif isinstance(statement, p.With):
            for item in statement.items:
                yield from _names(item.target)
        for node in expressions(own_expressions(statement)):
            if isinstance(node, p.Walrus):
                yield from _names(node.target)


def _names(target: p.Expr | None) -> Iterator[str]:
    if isinstance(target, p.Name):
        yield target.id
    elif isinstance(target, p.Items):
        for item in target.items:
            yield from _names(item)
    elif isinstance(target, p.Operation) and target.op == "*":
        yield from _names(target.operands[0])
