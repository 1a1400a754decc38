"""Which functions of a project may run under a guard, or as a part of a forward pass, by the names that are called.

A name stands for every function of that name, in whatever file: this errs on the side of leaving a place out.
"""

from __future__ import annotations

import ast
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mutant_tree import Function, is_guard_name, last_name

_SWITCHES = ("set_grad_enabled", "enable_grad")
_RUN_BY_OTHERS = re.compile(r"forward|__call__|compute_loss|loss|__getitem__|\w+_step|on_\w+|configure_\w+")
"""Methods that another module, a loader, or a framework calls, which may guard them."""


class Reach:
    """The functions of a project, by name."""

    def __init__(self, trees: Iterable[ast.Module]) -> None:
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        self._under: set[str] = set()
        self._inside: set[str] = set()
        self.guarding: set[str] = set()
        """The names of functions with a guard in them or on them."""
        for tree in trees:
            self._read(tree)

    def _read(self, tree: ast.Module) -> None:
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._called[node.name] |= _called_in(node.body)
                if any(
                    isinstance(found, (ast.Name, ast.Attribute)) and is_guard_name(found) for found in ast.walk(node)
                ):
                    self.guarding.add(node.name)
                if _is_decorated(node) or any(last_name(call) in _SWITCHES for call in _calls(node.body)):
                    self._under |= _called_in(node.body)
                if _RUN_BY_OTHERS.fullmatch(node.name):
                    self._inside |= _called_in(node.body)
            elif isinstance(node, (ast.With, ast.AsyncWith)) and any(_guards(item) for item in node.items):
                self._under |= _called_in(node.body)

    @functools.cached_property
    def guarded(self) -> frozenset[str]:
        """The names of functions that a guarded block calls, be it through others."""
        return self._closure(self._under)

    @functools.cached_property
    def helpers(self) -> frozenset[str]:
        """The names of functions that a `forward` or another function that others run calls, be it through others."""
        return self._closure(self._inside)

    def _closure(self, names: set[str]) -> frozenset[str]:
        found, new = set(names), set(names)
        while new:
            new = {called for name in new for called in self._called.get(name, ())} - found
            found |= new
        return frozenset(found)


def _is_decorated(function: Function) -> bool:
    """Whether it is a guard, or something unknown that may be one."""
    return any(is_guard_name(node) for decorator in function.decorator_list for node in ast.walk(decorator))


def _guards(item: ast.withitem) -> bool:
    return any(is_guard_name(node) or last_name(node) in _SWITCHES for node in ast.walk(item.context_expr))


def _calls(body: list[ast.stmt]) -> Iterator[ast.Call]:
    return (node for statement in body for node in ast.walk(statement) if isinstance(node, ast.Call))


def _called_in(body: list[ast.stmt]) -> set[str]:
    """What a body calls, or hands to something that may call it."""
    names = set()
    for call in _calls(body):
        names.add(last_name(call))
        names.update(last_name(argument) for argument in call.args)
    return names - {""}
