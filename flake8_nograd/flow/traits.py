"""What a function's decorators and signature say of it, without running it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flake8_nograd.flow.conditions import dotted_text
from flake8_nograd.flow.walk import tests_in
from flake8_nograd.syntax import program as p

_PROPERTIES = frozenset({"property", "cached_property", "lazy_property", "getter", "setter"})
_STATIC = frozenset({"staticmethod"})
_OF_CLASS = frozenset({"classmethod"})
_MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})


@dataclass(frozen=True, slots=True)
class Traits:
    """The kind of a function, and the parameters that its conditions look at."""

    is_property: bool
    is_static: bool
    is_class_method: bool
    is_context_manager: bool
    deciding: frozenset[str]


def traits_of(function: p.Function) -> Traits:
    """Read the traits off the function."""
    names = {_last_name(x) for x in function.decorators}
    params = {x.name for x in function.params}
    deciding = params & set(_names_in_tests(function)) if params else frozenset()
    return Traits(
        not names.isdisjoint(_PROPERTIES),
        not names.isdisjoint(_STATIC),
        not names.isdisjoint(_OF_CLASS),
        not names.isdisjoint(_MANAGERS),
        frozenset(deciding),
    )


def _last_name(decorator: p.Expr) -> str:
    while isinstance(decorator, p.Call):
        decorator = decorator.func
    return (dotted_text(decorator) or "").rpartition(".")[2]


def _names_in_tests(function: p.Function) -> Iterator[str]:
    for name in tests_in(function.body):
        yield name
