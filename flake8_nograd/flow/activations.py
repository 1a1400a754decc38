"""Which function bodies have been interpreted, for which literal arguments, and the stack of those being interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flake8_nograd.flow.conditions import dotted_text
from flake8_nograd.flow.evidence import Evidence, Origin
from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.frame import Frame
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.switch import BY_DEFAULT, ENTRY, on_at
from flake8_nograd.flow.values import (
    CONST_NONE,
    NOTHING,
    ClassRef,
    ConstRef,
    FunctionRef,
    Obj,
    Value,
    WrappedRef,
    constant,
    of,
)
from flake8_nograd.syntax import program as p

if TYPE_CHECKING:
    from flake8_nograd.flow.interpreter import Interpreter

Literals = tuple[tuple[str, object], ...]

MOST_DEPTH = 14
"""Calls inside calls that are followed; beyond, a call is one of an unseen function."""

MOST_PER_FUNCTION = 6
"""Sets of literal arguments that a function is interpreted for; beyond, for none in particular."""


class _Present:
    """Stands for an argument of which no more is known than that it is not None."""


PRESENT = _Present()


class Activations:
    """All activations of one run."""

    def __init__(self, run: Interpreter) -> None:
        self._run = run
        self._known: dict[tuple[int, Literals], Activation] = {}
        self._of_function: dict[int, list[Activation]] = {}
        self._frames: dict[int, list[Frame]] = {}
        self._scopes: dict[int, Mapping[str, Value]] = {}
        self._depth = 0

    def live(self) -> list[Activation]:
        """The activations that stand for what really runs, with only the calls that such ones make.

        A function that was interpreted for no arguments in particular, before its calls were known, and that is
        called only with
        arguments that its conditions look at, really runs for those alone.
        """
        alive = {id(x) for group in self._of_function.values() if not any(x.sites for x in group) for x in group}
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

    def ensure(self, function: p.Function) -> Activation | None:
        """The first activation of the function, interpreted now if there is none; None while it is in the making."""
        group = self._of_function.get(function.pos)
        if group:
            return group[0] if group[0].done else None
        if function.opaque or self._depth >= MOST_DEPTH:
            return None
        return self.start(function)

    def for_call(self, function: p.Function, bindings: Mapping[str, Value], node: p.Call) -> Activation | None:
        """The activation for a call with these arguments."""
        if function.opaque:
            return None
        self._note_callables(function, bindings)
        literals = self._literals(function, bindings, node)
        if len(self._of_function.get(function.pos, ())) >= MOST_PER_FUNCTION and (function.pos, literals) not in self._known:
            literals = ()
        known = self._known.get((function.pos, literals))
        if known is not None:
            known.recursive = known.recursive or not known.done
            return known if known.done else None
        return None if self._depth >= MOST_DEPTH else self.start(function, literals)

    def variable(self, function: p.Function, name: str) -> Value | None:
        """What a variable of the function holds now, or held at its end."""
        frames = self._frames.get(function.pos)
        if frames:
            return frames[-1].state.env.get(name)
        return self._scopes.get(function.pos, {}).get(name)

    def last_state(self, function: p.Function) -> State:
        """The state in which a body ended that never returns."""
        return State(self._scopes.get(function.pos, {}), {}, {}, on_at(BY_DEFAULT))

    def start(self, function: p.Function, literals: Literals = ()) -> Activation:
        """Interpret a body."""
        from flake8_nograd.flow.statements import StatementRunner

        activation = Activation(function, literals)
        activation.guarded = self._run.guarded.get(function.pos)
        self._known[function.pos, literals] = activation
        self._of_function.setdefault(function.pos, []).append(activation)
        frame = StatementRunner(self._run, activation, self._entry(activation))
        self._frames.setdefault(function.pos, []).append(frame)
        self._depth += 1
        try:
            worlds = frame.run_block(function.body, [frame.state])
        finally:
            self._depth -= 1
            self._frames[function.pos].pop()
        self._finish(activation, frame, worlds)
        return activation

    def _finish(self, activation: Activation, frame: Frame, worlds: list[State]) -> None:
        ends = [*frame.exits.returns, *((world, CONST_NONE) for world in worlds)]
        activation.exit = join_all(state for state, _ in ends)
        returned: Value | None = None
        for _, value in ends:
            returned = value if returned is None else returned.join(value)
        activation.returned = NOTHING if returned is None else returned
        activation.yielded = join_all(frame.yields)
        activation.escaping.update(flow for flow in activation.returned.flows if isinstance(flow, ForwardPass))
        activation.done = True
        end = activation.exit if activation.exit is not None else frame.state
        self._scopes[activation.function.pos] = end.env

    def _note_callables(self, function: p.Function, bindings: Mapping[str, Value]) -> None:
        """A parameter that some call gives a plain function is no module."""
        for name, value in bindings.items():
            if any(isinstance(ref, (FunctionRef, WrappedRef)) for ref in value.refs):
                self._run.objects.register.plain_callables.add(Obj(("param", function.pos, name)))

    # --- arguments -------------------------------------------------------------------------------------------------

    def _entry(self, activation: Activation) -> State:
        """The state in which the body begins."""
        function = activation.function
        if function is self._run.program.main:
            return State({}, {}, {}, on_at(BY_DEFAULT))
        grad = activation.guarded if activation.guarded is not None else ENTRY
        literals = dict(activation.literals)
        env = {}
        for index, param in enumerate(function.params):
            env[param.name] = self._parameter(function, param, index, literals)
        return State(env, {}, {}, grad)

    def _parameter(self, function: p.Function, param: p.Param, index: int, literals: Mapping[str, object]) -> Value:
        traits = self._run.traits(function)
        if index == 0 and function.owner is not None and not traits.is_static:
            return of(ClassRef(function.owner)) if traits.is_class_method else of(Obj(("self", function.owner.pos)))
        flow = ("param", function.pos, param.name)
        if param.kind:
            return Value((), True, frozenset({flow}))
        obj = Obj(flow)
        self._annotate(obj, param.annotation)
        literal = literals.get(param.name)
        if literal is PRESENT:
            return Value((obj,), False, frozenset({flow})).with_tags("present")
        if isinstance(literal, ConstRef):
            return constant(literal.value)
        return Value((obj,), False, frozenset({flow}))

    def _annotate(self, obj: Obj, annotation: p.Expr | None) -> None:
        for text in annotation_names(annotation):
            value = self._run.scope_value(self._run.program.main, text) or self._run.hoisted(text)
            if value is not None and isinstance(value.sole, ClassRef):
                self._run.objects.register.origins.setdefault(obj, Origin(value.sole.klass))
            evidence = self._run.objects.annotation_evidence(text)
            if evidence is not Evidence.NONE:
                self._run.objects.register.annotated.setdefault(obj, evidence)

    def _literals(self, function: p.Function, bindings: Mapping[str, Value], node: p.Call) -> Literals:
        """The arguments that the body's conditions look at, as far as their values are known."""
        traits = self._run.traits(function)
        if not traits.deciding and not traits.handed_on:
            return ()
        found: list[tuple[str, object]] = []
        for param in function.params:
            decides = param.name in traits.deciding
            if param.kind or not (decides or param.name in traits.handed_on):
                continue
            literal = self._literal(param, bindings.get(param.name), node)
            if literal is not None and (decides or (isinstance(literal, ConstRef) and isinstance(literal.value, bool))):
                found.append((param.name, literal))
        return tuple(found)

    def _literal(self, param: p.Param, given: Value | None, node: p.Call) -> object | None:
        if given is None:
            default = param.default
            if isinstance(default, p.Const) and not node.starred and isinstance(default.value, _SCALARS):
                return ConstRef(default.value, type(default.value).__name__)
            return None
        sole = given.sole
        if isinstance(sole, ConstRef) and isinstance(sole.value, _SCALARS):
            return sole
        has_none = isinstance(param.default, p.Const) and param.default.value is None
        return PRESENT if has_none and isinstance(sole, Obj) and self._is_there(sole) else None

    def _is_there(self, obj: Obj) -> bool:
        """Whether an object is surely not None: it was built, or is a parameter that has no None to be left at."""
        if obj.root[0] != "param":
            return True
        for function in self._run.program.functions:
            if function.pos == obj.root[1]:
                param = next((x for x in function.params if x.name == obj.root[2]), None)
                return param is None or param.default is None
        return False


_SCALARS = (bool, str, int, type(None))


def annotation_names(annotation: p.Expr | None) -> list[str]:
    """The dotted names in an annotation: `Optional[nn.Module]` and `nn.Module | None` give `nn.Module` too."""
    pending, found = [annotation], []
    while pending:
        node = pending.pop()
        if isinstance(node, p.Subscript):
            outer = (dotted_text(node.base) or "").rpartition(".")[2]
            if outer in ("Optional", "Union", "Annotated"):
                pending.append(node.index)
            else:
                pending.append(node.base)
        elif isinstance(node, p.Operation):
            pending.extend(node.operands)
        elif isinstance(node, p.Items):
            pending.extend(node.items)
        elif isinstance(node, p.Const) and isinstance(node.value, str):
            found.append(node.value.strip())
        elif node is not None:
            text = dotted_text(node)
            if text:
                found.append(text)
    return found
