"""Which function bodies have been interpreted, for which literal arguments, and which are being interpreted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.frame import Frame
from flake8_nograd.flow.parameters import Literals, Parameters
from flake8_nograd.flow.receivers import RECEIVER
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.statements import StatementRunner
from flake8_nograd.flow.switch import BY_DEFAULT, on_at
from flake8_nograd.flow.values import (
    CONST_NONE,
    NOTHING,
    FunctionRef,
    Obj,
    StreamRef,
    Value,
    WrappedRef,
    combine,
    join_values,
)
from flake8_nograd.flow.worlds import Worlds
from flake8_nograd.syntax import program as p

if TYPE_CHECKING:
    from flake8_nograd.flow.interpreter import Interpreter

MOST_DEPTH = 14
"""Calls inside calls that are followed; beyond, a call is one of an unseen function."""

MOST_PER_FUNCTION = 6
"""Sets of literal arguments that a function is interpreted for; beyond, for none in particular."""


class Activations:
    """All activations of one run."""

    def __init__(self, run: Interpreter) -> None:
        self._run = run
        self.parameters = Parameters(run)
        self._known: dict[tuple[int, Literals], Activation] = {}
        self._of_function: dict[int, list[Activation]] = {}
        self._frames: dict[int, list[Frame]] = {}
        self._scopes: dict[int, Mapping[str, Value]] = {}
        self._depth = 0

    def every(self) -> Iterator[Activation]:
        """All of them."""
        for group in self._of_function.values():
            yield from group

    def live(self) -> list[Activation]:
        """The activations that stand for what really runs, with only the calls that such ones make.

        A function that was interpreted for no arguments in particular, before its calls were known, and that is
        called only with arguments that its conditions look at, really runs for those alone. So does one that was
        interpreted for instances of several classes.
        """
        uncalled = [group for group in self._of_function.values() if not any(x.sites for x in group)]
        alive = {id(x) for group in uncalled for x in _roots(group)}
        pending = [x for group in self._of_function.values() for x in group if id(x) in alive]
        for _ in range(2):  # Then functions that only call each other.
            while pending:
                for site in pending.pop().calls.values():
                    if id(site.callee) not in alive:
                        alive.add(id(site.callee))
                        pending.append(site.callee)
            pending = [x for g in self._of_function.values() if not any(id(y) in alive for y in g) for x in g]
            alive |= {id(x) for x in pending}
        found = [x for group in self._of_function.values() for x in group if id(x) in alive]
        for activation in found:
            activation.sites = [site for site in activation.sites if id(site.caller) in alive]
        return sorted(found, key=lambda x: x.function.pos)

    def close(self) -> None:
        """Give up all but the activations themselves: what holds itself only the garbage collector frees, slowly."""
        self._known.clear()
        self._of_function.clear()
        self._frames.clear()
        self._scopes.clear()

    def begin(self, function: p.Function) -> None:
        """Interpret a function that nobody has called so far: a template method once for each class that has it."""
        group = self._of_function.get(function.pos, ())
        receivers = [] if any(x.sites for x in group) or function.opaque else self._run.receivers.of(function)
        for klass in receivers:
            constructor = self._run.classes.method(klass, "__init__")
            if constructor is not None:
                self.ensure(constructor)
            literals = ((RECEIVER, klass),)
            if (function.pos, literals) not in self._known:
                self.start(function, literals)
        if not receivers:
            self.ensure(function)

    def ensure(self, function: p.Function) -> Activation | None:
        """The first activation of the function, interpreted now if there is none; None while it is in the making.

        It is one for instances of no class in particular.
        The constructor of its class comes first: what that calls sees the attributes that are set by then, and what
        it returns is known in the constructor. So does a method that sets what this one reads, and then calls it.
        """
        group = self._general(function)
        constructor = self._run.classes.method(function.owner, "__init__") if function.owner and not group else None
        if constructor is not None and constructor is not function:
            self.ensure(constructor)
        if not group:
            self._run_setters(function)
            group = self._general(function)
        if group:
            return group[0] if group[0].done else None
        is_in_the_making = bool(self._frames.get(function.pos))
        if function.opaque or is_in_the_making or self._depth >= MOST_DEPTH:
            return None
        return self.start(function)

    def _run_setters(self, function: p.Function) -> None:
        """Interpret the methods that lead to this one with attributes that they have set: their calls come first."""
        owner = function.owner
        if owner is None or function.opaque or self._frames.get(function.pos):
            return
        for setter in self._run.receivers.setting_callers(function):
            if setter.pos not in self._of_function:
                self.ensure(setter)

    def _general(self, function: p.Function) -> list[Activation]:
        """The activations of a function that are not for instances of one class only."""
        return [x for x in self._of_function.get(function.pos, ()) if x.receiver is None]

    def for_call(
        self, function: p.Function, bindings: Mapping[str, Value], node: p.Call, receiver: p.Class | None
    ) -> Activation | None:
        """The activation for a call with these arguments, of a method of an instance of `receiver` if that is known."""
        if function.opaque:
            return None
        self._note_callables(function, bindings)
        literals = self.parameters.literals(function, bindings, node)
        if receiver is not None:
            literals = ((RECEIVER, receiver), *literals)
        is_one_too_many = len(self._of_function.get(function.pos, ())) >= MOST_PER_FUNCTION
        if is_one_too_many and (function.pos, literals) not in self._known:
            literals = ()
        if function.pos not in self._of_function:
            self._run_setters(function)
        known = self._known.get((function.pos, literals))
        if known is not None:
            return known if known.done else None
        return None if self._depth >= MOST_DEPTH else self.start(function, literals)

    def variable(self, function: p.Function, name: str) -> Value | None:
        """What a variable of the function holds now, or held at its end."""
        return self.variables(function).get(name)

    def variables(self, function: p.Function) -> Mapping[str, Value]:
        """What all variables of the function hold now, or held at its end."""
        frames = self._frames.get(function.pos)
        return frames[-1].state.env if frames else self._scopes.get(function.pos, {})

    def state_within(self, function: p.Function) -> State | None:
        """The state at the point that the function's body has been interpreted up to, if it is in the making."""
        frames = self._frames.get(function.pos)
        return frames[-1].state if frames else None

    def in_the_making(self, function: p.Function) -> Activation | None:
        """The activation of the function that is being interpreted, if one is."""
        frames = self._frames.get(function.pos)
        return frames[-1].activation if frames else None

    def last_state(self, function: p.Function) -> State:
        """The state in which a body ended that never returns."""
        return State(self._scopes.get(function.pos, {}), {}, {}, on_at(BY_DEFAULT))

    def start(self, function: p.Function, literals: Literals = ()) -> Activation:
        """Interpret a body."""
        activation = Activation(function, literals)
        activation.guarded = self._run.guarded.get(function.pos)
        self._known[function.pos, literals] = activation
        self._of_function.setdefault(function.pos, []).append(activation)
        frame = StatementRunner(self._run, activation, self.parameters.entry(activation))
        self._frames.setdefault(function.pos, []).append(frame)
        self._depth += 1
        try:
            worlds = frame.run_block(function.body, [frame.state])
        finally:
            self._depth -= 1
            self._frames[function.pos].pop()
        self._finish(activation, frame, worlds)
        return activation

    def _finish(self, activation: Activation, frame: Frame, worlds: Worlds) -> None:
        ends = [*frame.exits.returns, *((world, CONST_NONE) for world in worlds)]
        activation.exit = join_all(state for state, _ in ends)
        activation.returned = join_values(value for _, value in ends) or NOTHING
        activation.yielded = join_all(frame.yields)
        if activation.function.is_generator:
            element = join_values(frame.yielded) or NOTHING
            activation.returned = combine(frame.yielded)._replace(refs=(StreamRef(element),), open=False)
        activation.escaping.update(flow for flow in activation.returned.flows if isinstance(flow, ForwardPass))
        activation.done = True
        end = activation.exit if activation.exit is not None else frame.state
        self._scopes[activation.function.pos] = end.env

    def _note_callables(self, function: p.Function, bindings: Mapping[str, Value]) -> None:
        """A parameter that some call gives a plain function is no module."""
        for name, value in bindings.items():
            if any(isinstance(ref, (FunctionRef, WrappedRef)) for ref in value.refs):
                self._run.objects.register.plain_callables.add(Obj(("param", function.pos, name)))


def _roots(group: list[Activation]) -> list[Activation]:
    """What stands for a function that nobody in sight calls: if it runs for instances of known classes, only those."""
    return [x for x in group if x.receiver is not None] or group
