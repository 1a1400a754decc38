"""Loops that count: how often a `while` begins a round, if it counts up from one literal to another."""

from __future__ import annotations

from typing import NamedTuple

from flake8_nograd.flow.captured import bound_names
from flake8_nograd.flow.state import State
from flake8_nograd.flow.values import ConstRef
from flake8_nograd.flow.walk import statements
from flake8_nograd.syntax import program as p

MOST_COUNTED = 3
"""Rounds that are run one by one."""

_FURTHEST = {"<": 0, "<=": 1}
_BEYOND = {">": 1, ">=": 0}


class Counted(NamedTuple):
    """The name that counts, and how many rounds begin (more than `MOST_COUNTED` are not told apart).

    In the last, a `while True` is left by its `break`.
    """

    name: str
    rounds: int


def counted(node: p.While, state: State) -> Counted | None:
    """`n = 0; while n < 2: n += 1`, or `while True: n += 1; if n > 2: break`; None if it is neither."""
    if isinstance(node.test, p.Compare):
        return _rounds(node, node.test, _FURTHEST, state)
    if isinstance(node.test, p.Const) and node.test.value and len(node.body) > 1:
        step, check = node.body[:2]
        if isinstance(step, p.AugAssign) and isinstance(check, p.If) and isinstance(check.test, p.Compare):
            return _rounds(node, check.test, _BEYOND, state) if _ends_in_break(check.body) else None
    return None


def _ends_in_break(block: p.Block) -> bool:
    """Whether it does; one of `pass` alone has no statement."""
    return bool(block) and isinstance(block[-1], p.Break)


def _rounds(node: p.While, test: p.Compare, ends: dict[str, int], state: State) -> Counted | None:
    name = test.left.id if isinstance(test.left, p.Name) else ""
    first, last, step = _start(name, state), _number(test.right), _step(node.body, name)
    if first is None or last is None or step is None or test.op not in ends:
        return None
    begun = len(range(first, last + ends[test.op], step)[: MOST_COUNTED + 1])
    return Counted(name, max(begun, 1) if ends is _BEYOND else begun)


def _start(name: str, state: State) -> int | None:
    value = state.env.get(name)
    sole = None if value is None else value.sole
    return _whole(sole.value) if isinstance(sole, ConstRef) else None


def _step(body: p.Block, name: str) -> int | None:
    """What every round adds to the name; None if one may add nothing, or do something else with it."""
    steps = [x for x in body if isinstance(x, p.AugAssign) and isinstance(x.target, p.Name) and x.target.id == name]
    if len(steps) != 1 or list(bound_names(body)).count(name) > 1 or steps[0].op != "Add":
        return None
    before = body[: body.index(steps[0])]
    if any(isinstance(x, p.Continue) for x in statements(before)):
        return None
    step = _number(steps[0].value)
    return step if step is not None and step > 0 else None


def _number(node: p.Expr) -> int | None:
    return _whole(node.value) if isinstance(node, p.Const) else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
