"""Forward passes, and what code out of sight does with a model or a function that it is given."""

from __future__ import annotations

from collections.abc import Mapping

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import Activation, CallSite, ForwardPass
from flake8_nograd.flow.flows import derived
from flake8_nograd.flow.no_effect import NoEffectRunner
from flake8_nograd.flow.switch import BY_DEFAULT, UNKNOWN, Switch, on_at
from flake8_nograd.flow.values import KEPT_TAGS, FunctionRef, Obj, Value, combine
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards, tensors

MOST_STEPS_DEEP = 3
"""Calls inside calls in which a training step is looked for."""

MOST_PARTS = 8
"""Parts of a container that are looked into."""


class ForwardRunner(NoEffectRunner):
    """Notes calls that may run a module."""

    def forward_pass(self, node: p.Call, obj: Obj, arguments: Arguments, method: str = "") -> Value:
        """A call that may run a module; whether `obj` is one is judged when the whole file is known."""
        given = arguments.combined
        self.hand_over_functions(method, arguments)
        assumed = frozenset(self.state.assumed.items())
        key = (node.pos, assumed, obj, True)
        mode, grad = self.joint or self.state.mode(obj), self.state.grad
        known = self.activation.forwards.get(key)
        is_new = known is None
        if known is None:
            known = ForwardPass(self.activation, node, obj, assumed, mode, grad, method=method)
            known.random_input = True
            self.activation.forwards[key] = known
        else:
            known.mode, known.grad = known.mode.join(mode), known.grad.join(grad)
        known.loops = tuple(self.loops)
        known.wants_grad = known.wants_grad or "wants_grad" in given.tags
        known.data_tags = known.data_tags | given.tags
        fed = combine(value for value in arguments.all if not self.is_built(value))
        known.random_input = known.random_input and fed.random and "real" not in given.tags
        known.weights = known.weights.join(self.weights(obj))
        if known.weights.entry:
            frozen = self.frozen_parts(obj)
            on_some_path = frozenset((name, False) for name, _ in (known.frozen_parts ^ frozen if not is_new else ()))
            known.frozen_parts = known.frozen_parts | frozen | on_some_path
        known.fed = known.fed.union(*(value.flows for value in arguments.all if value.graph < 0))
        known.inputs = known.inputs.union(arguments.objects)
        own = self.own_method(obj, "forward")
        self._run_parts(obj)
        if own is not None and own.differentiates and grad.entry and not assumed:
            self.activation.differentiates = True
        if own is not None and own.returned.graph >= 0:
            return Value((), True, graph=own.returned.graph, tags=given.tags & KEPT_TAGS)
        flows = derived(given.flows) if known.frozen else derived(given.flows) | {known}
        result = Value((), True, flows, tags=given.tags & KEPT_TAGS)
        if given.graph >= 0 and self.run.objects.is_bare_layer(obj):
            return self.computed(result._replace(graph=given.graph))
        return self.result(result)

    def _run_parts(self, obj: Obj) -> None:
        """Know what the parts of a container do: they may all guard themselves."""
        container = obj.parent if obj.parent is not None and obj.path[-1].startswith("[") else obj
        for part in self.run.objects.origin(container).parts[:MOST_PARTS]:
            self.own_method(part, "forward")

    # --- code out of sight -----------------------------------------------------------------------------------------

    def hand_over(self, name: str, arguments: Arguments, *, to_module: bool = False) -> None:
        """Unseen code gets these arguments: it may differentiate a model, or train it; a module keeps nothing."""
        for value in () if to_module else arguments.all:
            self.activation.handed_over.update(flow for flow in value.flows if isinstance(flow, ForwardPass))
        functions = self.hand_over_functions(name, arguments)
        objects = arguments.objects
        self.activation.handed.setdefault(name, set()).update(objects)
        if self.run.words.differentiates(name):
            self.run.differentiated.update(ref.function.pos for ref in functions)
            self.activation.differentiated.update(objects)
        for obj in objects:
            self._hand_over_object(name, obj)

    def store(self, obj: Obj, name: str, value: Value) -> None:
        """`obj.name = value`; an object that is given a method may call it, under guards of its own."""
        super().store(obj, name, value)
        if name == "forward":
            functions = (ref.function.pos for ref in value.refs if isinstance(ref, FunctionRef))
            self.run.objects.register.forwards.update(functions)
        if obj.root[0] != "self" or obj.path:
            for ref in value.refs:
                if isinstance(ref, FunctionRef) and ref.bound is not None:
                    self._give_away(ref, UNKNOWN)

    def hand_over_functions(self, name: str, arguments: Arguments) -> list[FunctionRef]:
        """Unseen code gets the functions among these arguments: it may call them, there or later."""
        functions = [ref for value in arguments.all for ref in value.refs if isinstance(ref, FunctionRef)]
        for ref in functions:
            activation = self.run.activations.ensure(ref.function)
            if activation is not None:
                at_once = name in tensors.CALLING_AT_ONCE
                self._give_away(ref, self._grad_in_unseen(name, activation), at_once=at_once)
        return functions

    def hand_to_trainer(self, arguments: Arguments) -> None:
        """What gets a training step, and other functions with it, trains and evaluates: the modes are its business.

        So are guards: it knows which of them need gradients.
        """
        refs = [ref for value in arguments.all for ref in value.refs if isinstance(ref, FunctionRef)]
        known = [x for ref in refs if (x := self.run.activations.ensure(ref.function)) is not None]
        if len(known) > 1 and any(map(_trains, known)):
            present = {obj for value in self.state.env.values() for obj in value.objects}.union(self.state.modes)
            for ref in refs:
                self._give_away(ref, UNKNOWN, dict.fromkeys(present, UNKNOWN))

    def _give_away(
        self, ref: FunctionRef, grad: Switch, modes: Mapping[Obj, Switch] | None = None, *, at_once: bool = False
    ) -> None:
        """Somebody out of sight may call the function, with recording and modes as they are then."""
        activation = self.run.activations.ensure(ref.function)
        if activation is not None:
            node = p.Call(ref.function.pos, p.Name(ref.function.pos, ref.function.name), (), (), True)
            state = self.state._replace(grad=grad, modes=self.state.modes if modes is None else modes)
            site = CallSite(self.activation, activation, node, state, dict(ref.given), ref.bound, by_value=True)
            site.at_once = at_once
            self.run.note_site(site)

    def _grad_in_unseen(self, name: str, activation: Activation) -> Switch:
        """Recording where unseen code calls a function that it is given: as it is here, or on in a thread of its own.

        Of one that gives results back with their graph it decides itself whether they need it, and may guard the call;
        so may what is there to evaluate.
        """
        if name in guards.THREADS:
            return on_at(BY_DEFAULT)
        grad = self.state.grad
        if self.run.words.evaluates(name):
            return grad.join(UNKNOWN)
        given_back = activation.escaping.intersection(activation.forwards.values())
        is_up_to_it = any(map(self._may_be_of_a_module, given_back)) and not grad.surely_off
        return grad.join(UNKNOWN) if is_up_to_it else grad

    def _may_be_of_a_module(self, forward: ForwardPass) -> bool:
        """Whether a module may run there: an attribute of an object is none if nothing speaks for it."""
        obj = forward.model
        return obj is None or obj.root[0] != "self" or self.run.objects.evidence(obj) >= Evidence.NAME

    def _hand_over_object(self, name: str, obj: Obj) -> None:
        """Unseen code gets a model: it may train it if its name says so; any other may end its train mode."""
        if obj.path[-1:] in (("eval",), ("train",)):  # A switch, which may be called at any time.
            self.set_mode(Obj(obj.root, obj.path[:-1]), UNKNOWN, strong=False)
        mode = self.state.modes.get(obj)
        if mode is None or mode.unknown:
            return
        if self.run.words.may_train(name):
            self.state = self.state.set_mode(obj, UNKNOWN)
        elif mode.on >= 0 and not mode.maybe_off:
            self.state = self.state.set_mode(obj, Switch(mode.on, mode.off, True, mode.entry))


def _trains(activation: Activation, deep: int = MOST_STEPS_DEEP) -> bool:
    """Whether a backward pass runs in the function, or in one that it calls."""
    called = [site.callee for site in activation.calls.values()] if deep else []
    return bool(activation.backwards) or any(_trains(x, deep - 1) for x in called)
