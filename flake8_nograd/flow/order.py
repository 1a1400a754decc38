"""In which order to interpret functions: callees before callers, as far as names tell."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.dotted import last_name
from flake8_nograd.flow.walk import calls_in
from flake8_nograd.syntax import program as p


def callees_first(functions: list[p.Function]) -> list[p.Function]:
    """The functions in an order in which a function comes after those of the file that it calls by name.

    Cycles are cut anywhere. A nested function comes after the one around it, whose variables it sees.
    """
    by_name: dict[str, list[p.Function]] = {}
    for function in functions:
        by_name.setdefault(function.name, []).append(function)
    done: set[int] = set()
    ordered: list[p.Function] = []
    for function in functions:
        _visit(function, by_name, done, ordered)
    return ordered


def _visit(
    function: p.Function, by_name: dict[str, list[p.Function]], done: set[int], ordered: list[p.Function]
) -> None:
    if function.pos in done:
        return
    done.add(function.pos)
    stack = [(function, _callees(function, by_name))]
    while stack:
        current, callees = stack[-1]
        for callee in callees:
            if callee.pos not in done:
                done.add(callee.pos)
                stack.append((callee, _callees(callee, by_name)))
                break
        else:
            ordered.append(current)
            stack.pop()


def _callees(function: p.Function, by_name: dict[str, list[p.Function]]) -> Iterator[p.Function]:
    outer = function.outer
    if outer is not None and outer.name != "<module>":
        yield outer
    for call in calls_in(function.body):
        for callee in by_name.get(last_name(call.func), ()):
            if callee.outer is not function and _is_in_scope(callee, function):
                yield callee


def _is_in_scope(callee: p.Function, function: p.Function) -> bool:
    """Whether the name of a nested function means it in this one; that of any other may, by whatever object."""
    if callee.owner is not None or callee.outer is None or callee.outer.outer is None:
        return True
    outer = function.outer
    while outer is not None and outer is not callee.outer:
        outer = outer.outer
    return outer is not None
