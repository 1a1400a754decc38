"""What values were computed from: forward passes, and symbols for what is not known one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from flake8_nograd.flow.facts import ForwardPass

Flow: TypeAlias = "ForwardPass | tuple[Any, ...]"
"""What a value was computed from: a forward pass, or a symbol.

Symbols are `("param", pos, name)`, `("attr", class pos, name)`, and `("box", pos, call, ...)`, the content of a
container made empty, in a function that was called there, the innermost call first. A value that has one of these may
be the parameter, the attribute or the container itself. One that has `("of", symbol)` was only computed from it, or
holds something of it.
"""

NO_FLOWS: frozenset[Flow] = frozenset()


MOST_CALLS_OF_BOX = 2
"""Calls by which the containers that one place makes are told apart."""


def box_of_call(box: tuple[Any, ...], call: int) -> tuple[Any, ...]:
    """The container that a called function made, as the one of this call."""
    return box if len(box) - 2 >= MOST_CALLS_OF_BOX or call in box[2:] else (*box, call)


def derived(flows: Iterable[Flow]) -> frozenset[Flow]:
    """The flows of something new that is computed from what has these: what is put into it is put nowhere else."""
    return frozenset(("of", flow) if isinstance(flow, tuple) and flow[0] != "of" else flow for flow in flows)


def source(flow: Flow) -> Flow:
    """The symbol itself, or the forward pass."""
    return flow[1] if isinstance(flow, tuple) and flow[0] == "of" else flow
