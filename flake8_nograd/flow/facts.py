"""What the interpreter reports of a program: plain facts, without a verdict.

A fact belongs to one `Activation`: one function body, interpreted once for each set of literal arguments that its
conditions look at (`evaluate(model, train=False)`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from flake8_nograd.flow.flows import NO_FLOWS, Flow
from flake8_nograd.flow.receivers import RECEIVER
from flake8_nograd.flow.state import Key, State
from flake8_nograd.flow.switch import NOWHERE, Switch
from flake8_nograd.flow.values import NOTHING, Obj, Value
from flake8_nograd.syntax.program import Call, Class, Expr, Function, Program

if TYPE_CHECKING:
    from flake8_nograd.flow.classes import Classes
    from flake8_nograd.flow.objects import Objects
    from flake8_nograd.flow.project import Programs
    from flake8_nograd.flow.words import Words

Assumed = frozenset[tuple[Key, bool]]
FrozenParts = frozenset[tuple[str, bool]]
"""The names of parts that are frozen on some path; whether they are on all."""
ActivationKey = tuple[int, tuple[tuple[str, object], ...]]


@dataclass(slots=True, eq=False)
class ForwardPass:
    """A forward pass at one place, on the paths where `assumed` holds.

    `model` is None if only a visible function's own facts know it. `inner` are the forward passes of the called
    function if this is the call of one. `used`: on some path, a gradient flows back through its result, or only through
    what the called function `fills`. `trained`: on some path, its result reaches `.backward()`. `weights`: the model's
    parameters are trained (on) or all frozen (off). `frozen_parts`: parts of it that are frozen on some path, or
    surely, for those who know its class. `fed`: what its inputs were computed from. `detached`: on some path, its
    result is detached on the spot. `cut`: on some path, a method that is there for just that takes it out of the graph.
    """

    activation: Activation
    node: Call
    model: Obj | None
    assumed: Assumed
    mode: Switch
    grad: Switch
    loops: tuple[Loop, ...] = ()
    used: bool = False
    fills: bool = False
    wants_grad: bool = False
    random_input: bool = False
    detached: bool = False
    cut: bool = False
    crashes: bool = False
    trained: bool = False
    inputs: frozenset[Obj] = frozenset()
    weights: Switch = NOWHERE
    frozen_parts: FrozenParts = frozenset()
    fed: frozenset[Flow] = NO_FLOWS
    inner: tuple[ForwardPass, ...] = ()
    method: str = ""
    data_tags: frozenset[str] = frozenset()

    @property
    def pos(self) -> int:
        return self.node.pos

    @property
    def frozen(self) -> bool:
        """It records nothing: what it runs was frozen in this function, and is not fed with computed values."""
        if not self.weights.surely_off or self.wants_grad or self.inner:
            return False
        return not any(isinstance(flow, ForwardPass) for flow in self.fed)

    @property
    def is_up_to_callers(self) -> bool:
        """It records gradients unless a caller of its function stops it."""
        return self.grad.entry and not self.frozen

    @property
    def records_by_itself(self) -> bool:
        """Recording was switched in its function, and may be on."""
        return not self.grad.entry and not self.grad.surely_off and not self.frozen


@dataclass(slots=True, eq=False)
class Loop:
    """A loop around a fact, with what it iterates over."""

    iterated: Value
    pos: int


@dataclass(slots=True, eq=False)
class CallSite:
    """A visible call of a visible function: the state it was called in and what its parameters hold.

    `by_value`: the function is handed to unseen code, which may call it there or later, or surely does `at_once`.
    """

    caller: Activation
    callee: Activation
    node: Call
    state: State
    arguments: Mapping[str, Value]
    bound: Obj | None
    loops: tuple[Loop, ...] = ()
    by_value: bool = False
    at_once: bool = False


@dataclass(slots=True, eq=False)
class Backward:
    """A `.backward()` call, with what is known of the graph of its value."""

    activation: Activation
    node: Call
    graph: int


@dataclass(slots=True, eq=False)
class ModeChange:
    """A call or an assignment that switches a module. `switch` is what it sets."""

    node: Expr
    model: Obj
    switch: Switch


@dataclass(slots=True, eq=False)
class Idle:
    """An expression that does nothing although it looks as if it switched a guard or a mode.

    `kind` says what it looks like.
    """

    activation: Activation
    node: Expr
    kind: str
    model: Obj | None = None


@dataclass(slots=True, eq=False)
class Activation:
    """One interpreted function body and its facts, with what its callers need of it.

    That is the returned value, the state in which it returns (None: it never does) and the state at its `yield`s.
    `handed` are the objects that code out of sight gets, by its name. `differentiates`: it computes gradients, or
    raises under a guard, since it asks for them. `leaves_to_library`: it calls a method that a library guards. `again`
    are the arguments with which it calls itself.
    """

    function: Function
    literals: tuple[tuple[str, object], ...] = ()
    forwards: dict[tuple[int, Assumed, Obj | None, bool], ForwardPass] = field(default_factory=dict)
    sites: list[CallSite] = field(default_factory=list)
    calls: dict[tuple[int, ActivationKey], CallSite] = field(default_factory=dict)
    backwards: dict[int, Backward] = field(default_factory=dict)
    changes: dict[tuple[int, Obj], ModeChange] = field(default_factory=dict)
    idle: dict[int, Idle] = field(default_factory=dict)
    differentiated: set[Obj] = field(default_factory=set)
    grads_read: set[Obj] = field(default_factory=set)
    differentiates: bool = False
    leaves_to_library: bool = False
    handed: dict[str, set[Obj]] = field(default_factory=dict)
    used_symbols: set[tuple[Any, ...]] = field(default_factory=set)
    trained_symbols: set[tuple[Any, ...]] = field(default_factory=set)
    escaping: set[ForwardPass] = field(default_factory=set)
    handed_over: set[ForwardPass] = field(default_factory=set)
    built: set[tuple[Any, ...]] = field(default_factory=set)
    boxes: set[Flow] = field(default_factory=set)
    again: list[Mapping[str, Value]] = field(default_factory=list)
    returned: Value = NOTHING
    exit: State | None = None
    yielded: State | None = None
    guarded: Switch | None = None
    done: bool = False

    def close(self) -> None:
        """Give up the facts, which hold one another: the garbage collector need not look for them."""
        for facts in (
            self.forwards,
            self.sites,
            self.calls,
            self.backwards,
            self.idle,
            self.escaping,
            self.handed_over,
        ):
            facts.clear()
        self.returned, self.exit, self.yielded = NOTHING, None, None

    @property
    def family(self) -> tuple[int, ...]:
        """Positions of the classes whose `self` the body speaks of."""
        return () if self.function.owner is None else (self.function.owner.pos,)

    def guards_itself(self, *, is_forward: bool) -> bool:
        """Whether what it returns was computed under a guard of its own.

        Another method than `forward` has no part in the model's own computations but the forward passes in it. And who
        puts all of those in a `forward` under a guard that some condition chooses has thought of both outcomes.
        """
        if self.returned.graph >= 0 or (self.guarded is not None and self.guarded.surely_off):
            return True
        if self.leaves_to_library and not self.forwards:
            return True
        is_meant = not is_forward or any(x.grad.unknown for x in self.forwards.values())
        return is_meant and self.exit is not None and not any(x.is_up_to_callers for x in self.forwards.values())

    @property
    def receiver(self) -> Class | None:
        """The class whose instance `self` is, if the body was interpreted for just that one."""
        found = next((value for name, value in self.literals if name == RECEIVER), None)
        return found if isinstance(found, Class) else None

    @property
    def key(self) -> ActivationKey:
        return (self.function.pos, self.literals)


@dataclass(eq=False)
class Facts:
    """All facts of one file, and of what other files do with it.

    `activations` are those of all files in sight. `calls` has the calls of the program by position, `wrapped`
    what recording is in functions (by position) that a guard is applied to as to a value, `differentiated` the
    functions that are handed to something that differentiates them, `unsure` those that somebody out of sight may call.
    `methods` are those of other files, by name, that objects may have of which nothing is known.
    `give_up` ends the run, which until then makes more known where it is asked.
    """

    activations: list[Activation]
    objects: Objects
    classes: Classes
    words: Words
    programs: Programs
    calls: Mapping[int, Call]
    wrapped: Mapping[int, Switch]
    differentiated: set[int]
    unsure: Set[int]
    methods: Mapping[str, Sequence[Function]]
    give_up: Callable[[], None]

    def close(self) -> None:
        """Give up all activations."""
        for activation in self.activations:
            activation.close()
        self.give_up()

    @property
    def program(self) -> Program:
        """The program of the file itself."""
        return self.programs.own

    @cached_property
    def own(self) -> list[Activation]:
        """The activations of the file's own functions."""
        return [x for x in self.activations if self.programs.is_own(x.function)]

    def names_around(self, activation: Activation) -> Iterator[str]:
        """The names of the function, of those around it, and of the classes that own them."""
        function: Function | None = activation.function
        while function is not None and not function.is_module_body:
            yield function.name
            if function.owner is not None:
                yield function.owner.name
            function = function.outer
