"""What a function's decorators and signature say of it, without running it."""

from __future__ import annotations

from dataclasses import dataclass

from flake8_nograd.flow.dotted import dotted_text, last_name
from flake8_nograd.flow.walk import (
    arguments_in,
    called_in,
    calls_in,
    expressions,
    own_expressions,
    statements,
    tests_in,
)
from flake8_nograd.syntax import program as p

_PROPERTIES = frozenset({"property", "cached_property", "lazy_property", "getter", "setter"})
_STATIC = frozenset({"staticmethod"})
_OF_CLASS = frozenset({"classmethod"})
_ABSTRACT = frozenset({"abstractmethod", "abstractproperty"})
_MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})
_ENDING = (p.Return, p.Raise, p.Break, p.Continue)


@dataclass(frozen=True, slots=True)
class Traits:
    """The kind of a function, and which parameters its conditions look at, it hands on to calls, and calls itself.

    An abstract method is there for subclasses to define. One that switches the rest may do that to any of the models
    that it takes as `*models`. A generator yields at least once for each item of one of its parameters.
    """

    is_property: bool
    is_static: bool
    is_class_method: bool
    is_context_manager: bool
    is_abstract: bool
    switches_rest: bool
    deciding: frozenset[str]
    handed_on: frozenset[str]
    called: frozenset[str]
    yields_each: str


def traits_of(function: p.Function) -> Traits:
    """Read the traits off the function."""
    names = {_last_name(x) for x in function.decorators}
    params = {x.name for x in function.params}
    block = list(statements(function.body)) if params else []
    inner = list(expressions(x for statement in block for x in own_expressions(statement)))
    calls = [x for x in inner if isinstance(x, p.Call)]
    return Traits(
        not names.isdisjoint(_PROPERTIES),
        not names.isdisjoint(_STATIC),
        not names.isdisjoint(_OF_CLASS),
        not names.isdisjoint(_MANAGERS),
        not names.isdisjoint(_ABSTRACT) or _only_raises(function),
        any(x.kind == "*" for x in function.params) and any(_is_switch(x) for x in calls),
        frozenset(params.intersection(tests_in(block, inner))),
        frozenset(params.intersection(arguments_in(calls))),
        frozenset(params.intersection(called_in(calls))),
        _iterated_to_yield(function) if function.is_generator else "",
    )


def called_names(function: p.Function) -> frozenset[str]:
    """The last names of what the function calls, and of its decorators."""
    called = {last_name(call.func) for call in calls_in(function.body)}
    return frozenset(called.union(map(_last_name, function.decorators)))


def reads_gradients(function: p.Function) -> bool:
    """Whether the function reads `x.grad`, of whatever."""
    inner = expressions(x for statement in statements(function.body) for x in own_expressions(statement))
    return any(isinstance(x, p.Attr) and x.name == "grad" for x in inner)


def iterated_names(function: p.Function) -> set[str]:
    """The names in what the function's `for` statements run over."""
    return {last_name(x) for x in expressions(x.iter for x in statements(function.body) if isinstance(x, p.For))}


def _is_switch(call: p.Call) -> bool:
    return isinstance(call.func, p.Attr) and call.func.name in ("eval", "train")


def _only_raises(function: p.Function) -> bool:
    """Whether a method does nothing but raise NotImplementedError."""
    block = [x for x in function.body if not (isinstance(x, p.ExprStmt) and isinstance(x.value, p.Const))]
    raised = block[0].value if len(block) == 1 and isinstance(block[0], p.Raise) else None
    if raised is None or function.owner is None:
        return False
    return _last_name(raised) == "NotImplementedError"


def _iterated_to_yield(function: p.Function) -> str:
    """The name that a generator runs over, if it yields in each round: empty if it may end before."""
    for statement in function.body:
        if isinstance(statement, p.For):
            name = statement.iter.id if isinstance(statement.iter, p.Name) else ""
            return name if name not in function.bound and _yields(statement.body) else ""
        if not isinstance(statement, (p.ExprStmt, p.Assign, p.AugAssign, p.FunctionDef)):
            return ""
    return ""


def _yields(block: p.Block) -> bool:
    """Whether the block yields before it may end."""
    for statement in block:
        if isinstance(statement, p.With) and _yields(statement.body):
            return True
        if isinstance(statement, (p.ExprStmt, p.Assign)):
            if any(isinstance(x, p.Yield) and not x.each for x in expressions(own_expressions(statement))):
                return True
        elif any(isinstance(x, _ENDING) for x in statements([statement])):
            return False
    return False


def _last_name(decorator: p.Expr) -> str:
    while isinstance(decorator, p.Call):
        decorator = decorator.func
    return (dotted_text(decorator) or "").rpartition(".")[2]
