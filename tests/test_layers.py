"""Layers behave as the dicts that they stand for, however they came about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from flake8_nograd.flow.layers import LEAST_FOLDED, Layers

keys = st.integers(0, 2 * LEAST_FOLDED)
entries = st.lists(st.tuples(keys, st.integers(1, 9)), max_size=2 * LEAST_FOLDED)


def grown(start: Layers[int, int], added: list[tuple[int, int]]) -> Layers[int, int]:
    """The layers after these entries."""
    for key, value in added:
        start = start.with_entry(key, value)
    return start


@given(entries, keys)
def test_entries(added: list[tuple[int, int]], asked: int) -> None:
    layers, expected = grown(Layers({}, {}), added), dict(added)
    assert layers == expected
    assert layers.get(asked) == expected.get(asked)
    assert (asked in layers) == (asked in expected)
    assert len(layers) == len(expected)
    assert set(layers) == set(expected)
    assert layers.without(asked) == {key: value for key, value in expected.items() if key != asked}


@given(entries, entries, entries)
def test_joins(before: list[tuple[int, int]], one: list[tuple[int, int]], two: list[tuple[int, int]]) -> None:
    start = grown(Layers({}, {}), before)
    left, right = dict(before) | dict(one), dict(before) | dict(two)
    joined = grown(start, one).joined(grown(start, two), max)
    assert joined == {key: max(left.get(key, 0), right.get(key, 0)) for key in left | right}


@given(entries, entries)
def test_a_join_that_changes_nothing_is_the_same_mapping(
    before: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    start = grown(Layers({}, {}), before)
    after = grown(start, [(key, value + 10) for key, value in more])
    assert after.joined(start, max) is after
    assert start.joined(start, max) is start


def test_nothing_is_changed_in_place() -> None:
    start = Layers({1: 1}, {2: 2})
    start.with_entry(1, 3).without(2).joined(start, max)
    assert start == {1: 1, 2: 2}
