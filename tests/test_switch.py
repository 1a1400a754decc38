"""The laws of the three-valued switch: joins are what a lattice has, `after` is the composition of functions."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_nograd.flow.switch import BY_DEFAULT, ENTRY, MOST_OTHERS, NEVER, UNKNOWN, Switch, off_at, on_at

positions = st.sampled_from([NEVER, BY_DEFAULT, 3, 7])
several = st.sets(st.integers(0, 8), max_size=MOST_OTHERS + 1).map(sorted)


@st.composite
def _switches(draw: st.DrawFn) -> Switch:
    off, *others = draw(several) or [NEVER]
    return Switch(draw(positions), off, draw(st.booleans()), draw(st.booleans()), others=tuple(others))


switches = _switches()
INFERENCE = Switch(off=5, sealed=5)
NOTHING = Switch()


def values(switch: Switch) -> set[str]:
    """What the switch may be."""
    holds = {"on": switch.on >= 0, "off": switch.off >= 0, "unknown": switch.unknown, "entry": switch.entry}
    return {name for name, may_be in holds.items() if may_be}


@given(switches, switches, switches)
def test_join_is_that_of_a_lattice(one: Switch, two: Switch, three: Switch) -> None:
    assert one.join(one) == one
    assert one.join(two) == two.join(one)
    assert one.join(two).join(three) == one.join(two.join(three))
    assert one.join(NOTHING) == one


@given(switches, switches)
def test_a_join_may_be_what_either_may_be(one: Switch, two: Switch) -> None:
    assert values(one.join(two)) == values(one) | values(two)


@given(switches, switches)
def test_a_join_is_sure_of_what_both_are_sure_of(one: Switch, two: Switch) -> None:
    joined = one.join(two)
    if NOTHING not in (one, two):
        assert joined.surely_on == (one.surely_on and two.surely_on)
        assert joined.surely_off == (one.surely_off and two.surely_off)
    assert joined.settled == (one.settled and two.settled)
    assert joined.maybe_off == (one.maybe_off or two.maybe_off)


def test_the_earliest_position_is_kept() -> None:
    assert on_at(7).join(on_at(3)) == on_at(3)
    assert off_at(7).join(off_at(3)).off == 3
    assert on_at(BY_DEFAULT).join(off_at(3)) == Switch(on=BY_DEFAULT, off=3)


def test_a_few_positions_are_kept_beside_the_earliest() -> None:
    joined = reduce(Switch.join, map(off_at, (7, 3, 9, 5, 8, 3)))
    assert joined.offs == (3, 5, 7, 8)
    assert on_at(3).offs == ()


@given(switches)
def test_after_a_function_that_does_nothing(before: Switch) -> None:
    assert ENTRY.after(before) == before
    assert before.after(ENTRY) == before


@given(switches, switches)
def test_after_a_function_that_always_switches(switch: Switch, before: Switch) -> None:
    settled = switch._replace(entry=False)
    assert settled.after(before) == settled


@given(switches, switches, switches)
def test_after_one_function_and_another(second: Switch, first: Switch, before: Switch) -> None:
    assert second.after(first.after(before)) == second.after(first).after(before)


@given(switches, switches, switches)
def test_after_either_of_two_functions(one: Switch, two: Switch, before: Switch) -> None:
    assert one.join(two).after(before) == one.after(before).join(two.after(before))


@given(switches, switches, switches)
def test_after_a_function_that_is_entered_on_two_paths(switch: Switch, one: Switch, two: Switch) -> None:
    assert switch.after(one.join(two)) == switch.after(one).join(switch.after(two))


@given(switches)
def test_nothing_is_sure_twice(switch: Switch) -> None:
    assert not (switch.surely_on and switch.surely_off)
    assert switch.surely_off <= switch.maybe_off
    assert (switch.surely_on or switch.surely_off) <= switch.settled


@pytest.mark.parametrize(
    ("switch", "surely_on", "surely_off", "maybe_off", "settled"),
    [
        (on_at(3), True, False, False, True),
        (on_at(BY_DEFAULT), True, False, False, True),
        (off_at(3), False, True, True, True),
        (on_at(3).join(off_at(7)), False, False, True, True),
        (UNKNOWN, False, False, False, True),
        (off_at(3).join(UNKNOWN), False, False, True, True),
        (ENTRY, False, False, False, False),
        (on_at(3).join(ENTRY), False, False, False, False),
        (NOTHING, False, False, False, True),
    ],
)
def test_questions(switch: Switch, surely_on: bool, surely_off: bool, maybe_off: bool, settled: bool) -> None:
    assert (switch.surely_on, switch.surely_off) == (surely_on, surely_off)
    assert (switch.maybe_off, switch.settled) == (maybe_off, settled)


@pytest.mark.parametrize(
    ("before", "on", "off"),
    [
        (on_at(3), on_at(9), off_at(9)),
        (off_at(3), on_at(9), off_at(9)),
        (UNKNOWN, on_at(9), off_at(9)),
        (INFERENCE, INFERENCE, Switch(off=9, sealed=5)),
        (ENTRY, Switch(on=9, inherits=True), Switch(off=9, inherits=True)),
    ],
)
def test_recording_is_switched_where_nothing_seals_it(before: Switch, on: Switch, off: Switch) -> None:
    assert before.switched(True, 9) == on
    assert before.switched(False, 9) == off


def test_a_function_inherits_the_inference_mode_of_its_caller() -> None:
    inside = ENTRY.switched(True, 9)
    assert not inside.settled
    assert inside.after(INFERENCE).surely_off
    assert inside.after(off_at(3)).surely_on
    assert inside.after(ENTRY) == inside
    assert not inside.after(INFERENCE.join(on_at(3))).surely_on


def test_inference_mode_on_some_paths_leaves_recording_unknown() -> None:
    partly = INFERENCE.join(off_at(3))
    assert partly.surely_off
    assert not partly.switched(True, 9).surely_on
    assert not partly.switched(True, 9).surely_off
