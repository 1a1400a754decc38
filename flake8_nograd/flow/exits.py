"""The ways out of a block other than its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import UNKNOWN, Switch
from flake8_nograd.flow.values import Value


def _as_it_is(state: State) -> list[State]:
    return [state]


@dataclass(slots=True)
class Exits:
    """States in which control leaves: by `return`, `break`, `continue`, or an exception anywhere in a `try` body.

    `catching` tells that somebody outside wants to know the states in which an exception may be raised: `raised` are
    those of a `raise`, `anywhere` those in which any other statement may.
    """

    returns: list[tuple[State, Value]] = field(default_factory=list)
    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)
    raised: State | None = None
    anywhere: State | None = None
    catching: bool = False

    def may_raise(self, state: State) -> None:
        """An exception may leave in this state."""
        if self.catching:
            self.raised = state if self.raised is None else self.raised.join(state)

    def may_raise_anywhere(self, state: State) -> None:
        """Something that is out of sight may raise an exception in this state."""
        if self.catching:
            self.anywhere = state if self.anywhere is None else self.anywhere.join(state)

    def caught(self, before: State) -> tuple[State | None, State | None]:
        """The states in which a `raise` and anything else that is raised is caught; here nothing is raised any more.

        Which statement it is that raises out of sight, nobody knows: nor which mode it finds, if that was switched
        since the state `before`.
        """
        raised, anywhere = self.raised, self.anywhere
        self.raised = self.anywhere = None
        if anywhere is not None and anywhere.modes is not before.modes:
            modes = {x: UNKNOWN if _is_mixed(m) and m != before.mode(x) else m for x, m in anywhere.modes.items()}
            anywhere = anywhere._replace(modes=modes)
        return raised, anywhere

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
        if inner.anywhere is not None:
            for state in then(inner.anywhere):
                self.may_raise_anywhere(state)
        if inner.raised is not None:
            for state in then(inner.raised):
                self.may_raise(state)


def _is_mixed(mode: Switch) -> bool:
    return mode.maybe_off and not mode.surely_off


def perhaps(after: State, before: State, ends: list[State]) -> State:
    """The state after a handler of what is raised out of sight, if at all: what is only off then is not known."""
    modes = {
        x: UNKNOWN if m.maybe_off and m != before.mode(x) and not all(y.mode(x).surely_off for y in ends) else m
        for x, m in after.modes.items()
    }
    return after._replace(modes=modes)
