"""The ways out of a block other than its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flake8_nograd.flow.state import State
from flake8_nograd.flow.values import Value


def _as_it_is(state: State) -> list[State]:
    return [state]


@dataclass(slots=True)
class Exits:
    """States in which control leaves: by `return`, `break`, `continue`, or an exception anywhere in a `try` body.

    `catching` tells that somebody outside wants to know the states in which an exception may be raised.
    """

    returns: list[tuple[State, Value]] = field(default_factory=list)
    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)
    raised: State | None = None
    catching: bool = False

    def may_raise(self, state: State) -> None:
        """An exception may leave in this state."""
        if self.catching:
            self.raised = state if self.raised is None else self.raised.join(state)

    def inner(self, *, catching: bool = False) -> Exits:
        """The exits of a block inside."""
        return Exits(catching=catching or self.catching)

    def add(self, inner: Exits, then: Callable[[State], list[State]] = _as_it_is) -> None:
        """Let the exits of a block inside leave this block too.

        `then` runs on each before: a `finally`, or the end of a `with`.
        """
        for state, value in inner.returns:
            self.returns += [(after, value) for after in then(state)]
        for state in inner.breaks:
            self.breaks += then(state)
        for state in inner.continues:
            self.continues += then(state)
        if inner.raised is not None:
            for state in then(inner.raised):
                self.may_raise(state)
