"""Worlds: states that are kept apart by the conditions that they assume.

A branch on a condition that can be remembered, in which modes or recording differ, gives two worlds; all others are
joined at once. There are at most `MOST_WORLDS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import combinations

from flake8_nograd.flow.conditions import whose_mode
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.switch import UNKNOWN, Switch
from flake8_nograd.flow.values import Obj, SavedRef, Value
from flake8_nograd.syntax import program as p

MOST_WORLDS = 4

Worlds = list[State]


def merged(worlds: Worlds) -> Worlds:
    """Join what need not be kept apart: the same switches, or no condition that tells the worlds from each other.

    Of too many, those are joined that have the same switches, or that fewest conditions tell apart.
    """
    result: Worlds = []
    for world in worlds:
        for index, other in enumerate(result):
            alike = world.same_switches(other) and not _are_needed(world, other, worlds)
            if alike or not world.contradictions(other):
                result[index] = other.join(world)
                break
        else:
            result.append(world)
            if len(result) > MOST_WORLDS:
                left, right = min(combinations(range(len(result)), 2), key=lambda pair: _apart(result, *pair))
                result[left] = result[left].join(result.pop(right))
    return result


def _are_needed(left: State, right: State, worlds: Worlds) -> bool:
    """Whether what tells both from a world with other switches would be lost with what tells them from each other."""
    if not left.contradictions(right):
        return False
    both = left._replace(assumed={key: known for key, known in left.assumed.items() if right.assumed.get(key) == known})
    others = [x for x in worlds if not x.same_switches(left)]
    return any(x.contradictions(left) and x.contradictions(right) and not x.contradictions(both) for x in others)


def _apart(worlds: Worlds, left: int, right: int) -> tuple[bool, int]:
    one, other = worlds[left], worlds[right]
    return not one.same_switches(other), one.contradictions(other)


def saved_in(value: Value) -> Switch | None:
    """What a switch was when its state was kept in the value; None if that may be anything else."""
    saved = [ref.switch for ref in value.refs if isinstance(ref, SavedRef)]
    return reduce(Switch.join, saved) if saved and len(saved) == len(value.refs) and not value.open else None


def restored(saved: Switch, yes: Worlds, no: Worlds) -> State:
    """After `if was_training: m.train()`: where the branches differ as the flag does, the switch is what was saved."""
    left, right = join_all(yes), join_all(no)
    assert left is not None
    assert right is not None
    joined = left.join(right)
    modes = dict(joined.modes)
    for obj in joined.modes:
        if left.mode(obj).surely_on and right.mode(obj).surely_off:
            modes[obj] = saved
    return joined._replace(modes=modes)


def evened(test: p.Expr, before: State, yes: Worlds, no: Worlds) -> Worlds:
    """The worlds after the other branch of `if m.training: m.eval()`: the module is as the first one leaves it."""
    trains = False
    while isinstance(test, p.Not):
        test, trains = test.operand, not trains
    module = whose_mode(test, before)
    left = reduce(Switch.join, (world.mode(module) for world in yes)) if module is not None and yes else None
    if module is None or left is None or not (left.surely_on if trains else left.surely_off):
        return no
    return [x._replace(modes={**x.modes, module: left}) if _is_open(x.mode(module)) else x for x in no]


def _is_open(mode: Switch) -> bool:
    return mode.entry or mode.unknown


def after_items(head: State, back: State | None, items: Sequence[Obj]) -> State:
    """The state after a loop over these items, with their modes as the body leaves them, if it runs at all.

    That nothing is there to iterate over may be, but is no path to tell anybody of: what only that leaves is not known.
    """
    if back is None:
        return head
    changed = {obj: _of_rounds(mode, back.mode(obj)) for obj, mode in head.modes.items()}
    changed.update({obj: back.modes[obj] for obj in items if obj in back.modes})
    return head._replace(modes=changed)


def _of_rounds(mode: Switch, back: Switch) -> Switch:
    """A mode after a loop, if a round leaves it as `back`."""
    return mode if mode.maybe_off == back.maybe_off else back.join(UNKNOWN)
