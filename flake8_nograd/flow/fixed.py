"""Conditions that have the same outcome in every round of a loop."""

from __future__ import annotations

from itertools import combinations

from flake8_nograd.flow.captured import bound_names
from flake8_nograd.flow.state import Key, State
from flake8_nograd.flow.worlds import Worlds
from flake8_nograd.syntax import program as p


def dividing(loop: p.For | p.While, before: State, ends: Worlds) -> Key | None:
    """A condition that tells those apart who come out of a round in other modes, and who then always do.

    A round of the one is never followed by a round of the other: what the loop does is for each to be found out alone.
    """
    for left, right in combinations(ends, 2):
        if left.contradictions(right) and not left.same_switches(right):
            bound = frozenset(bound_names([loop]))
            for key, outcome in left.assumed.items():
                differs = right.assumed.get(key, outcome) != outcome
                if differs and key not in before.assumed and _is_of_a_name_not_in(bound, key):
                    return key
    return None


def _is_of_a_name_not_in(bound: frozenset[str], key: Key) -> bool:
    """Whether the condition is one on a single name, alone or with a literal, and on none of these names."""
    is_literal = all(":" in text or text.startswith("[") for text in key[2:])
    return key[0].isidentifier() and key[0] not in bound and is_literal
