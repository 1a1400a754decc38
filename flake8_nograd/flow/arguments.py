"""The evaluated arguments of a call, and which parameter gets which."""

from __future__ import annotations

from typing import NamedTuple

from flake8_nograd.flow.values import NOTHING, FunctionRef, Obj, Value, combine
from flake8_nograd.syntax import program as p


class Arguments(NamedTuple):
    """The evaluated arguments of a call."""

    positional: list[Value]
    keywords: list[tuple[str, Value]]

    @property
    def all(self) -> list[Value]:
        return [*self.positional, *(value for _, value in self.keywords)]

    @property
    def combined(self) -> Value:
        """All arguments together, as an operand."""
        return combine(self.all)

    @property
    def objects(self) -> list[Obj]:
        """The objects among the arguments."""
        return [obj for value in self.all for obj in value.objects]

    def first(self) -> Value:
        return self.positional[0] if self.positional else (self.keywords[0][1] if self.keywords else NOTHING)


NO_ARGUMENTS = Arguments([], [])


def bind_arguments(ref: FunctionRef, node: p.Call, arguments: Arguments) -> dict[str, Value]:
    """Which parameter of a function gets which argument; parameters that `*args` may fill are left out."""
    function, bound = ref.function, ref.bound
    result: dict[str, Value] = dict(ref.given)
    params = [x for x in function.params if not x.kind and not x.keyword_only and x.name not in result]
    if bound is not None and params:
        result[params[0].name] = Value((bound,), False)
        params = params[1:]
    for index, value in enumerate(arguments.positional):
        if index < len(node.args) and _is_star(node.args[index]):
            break
        if index < len(params):
            result[params[index].name] = value
    names = {x.name for x in function.params}
    result.update({name: value for name, value in arguments.keywords if name in names})
    return result


def may_take(function: p.Function, node: p.Call) -> bool:
    """Whether a method can be called with as many arguments, and of these names."""
    kinds = {param.kind for param in function.params}
    params = [x for x in function.params if not x.kind][1:]
    if "*" not in kinds and len(node.args) > sum(not x.keyword_only for x in params):
        return False
    names = {x.name for x in params}
    return "**" in kinds or all(not name or name in names for name, _ in node.keywords)


def _is_star(expr: p.Expr) -> bool:
    return isinstance(expr, p.Operation) and expr.op == "*"
