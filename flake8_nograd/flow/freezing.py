"""Whether a forward pass records nothing since nothing in it requires a gradient, over all visible calls."""

from __future__ import annotations

from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.facts import Activation, CallSite, ForwardPass, FrozenParts
from flake8_nograd.flow.flows import Flow, source
from flake8_nograd.flow.objects import Objects
from flake8_nograd.flow.switch import NOWHERE, UNKNOWN, Switch
from flake8_nograd.flow.translation import Translation
from flake8_nograd.flow.values import NOTHING, Obj
from flake8_nograd.flow.weights import FROZEN_ON_SOME_PATH, frozen_by_parts, weights_in

MOST_CALLERS = 24


class Freezing:
    """Finds the frozen models among those that run, and the inputs that bring a graph along."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._at_entry: dict[tuple[int, Obj, FrozenParts], Switch] = {}
        self._computed: dict[tuple[int, Flow, bool], bool] = {}

    def is_frozen(self, forward: ForwardPass) -> bool:
        """All parameters of the model are frozen on every path, and its inputs have no graph."""
        return finished(self._is_frozen(forward))

    def _is_frozen(self, forward: ForwardPass) -> Task[bool]:
        weights = forward.weights
        if forward.model is None or forward.wants_grad or weights.on >= 0 or weights.unknown:
            return False
        if weights.entry:
            weights = weights.after((yield self._weights(forward.activation, forward.model, forward.frozen_parts)))
        if not weights.surely_off:
            return False
        for flow in forward.fed:
            if (yield self._has_graph(flow, forward.activation)):
                return False
        return True

    def weights(self, forward: ForwardPass) -> Switch:
        """Whether the parameters of the model are trained (on) or frozen (off), on every path that runs it."""
        weights = forward.weights
        if forward.model is None or not weights.entry:
            return weights
        return weights.after(finished(self._weights(forward.activation, forward.model, forward.frozen_parts)))

    def may_be_frozen(self, forward: ForwardPass) -> bool:
        """On some path that runs it, and not on all, it records nothing.

        All parameters of the model are frozen there, or are everywhere, and only some calls give it a graph.
        """
        weights = self.weights(forward)
        if forward.inner or forward.wants_grad or not weights.surely_off:
            return weights.off >= 0 and not weights.surely_off
        return not any(finished(self._has_graph(flow, forward.activation, always=True)) for flow in forward.fed)

    def _weights(self, activation: Activation, obj: Obj, parts: FrozenParts) -> Task[Switch]:
        """Whether the parameters of an object are trained (on) or frozen (off) where the function is entered.

        `parts` are the names of those parts of it that are frozen later, on some path.
        """
        obj = self._objects.register.source(obj)
        key = (id(activation), obj, parts)
        if key in self._at_entry:
            return self._at_entry[key]
        self._at_entry[key] = found = NOWHERE
        for site in activation.sites[:MOST_CALLERS]:
            translation = Translation(site)
            targets = translation.objects(obj) if obj.root[0] == "self" or not site.by_value else []
            for target in targets:
                weights = self._weights_at(site, target, parts)
                if weights.entry:
                    weights = weights.after((yield self._weights(site.caller, target, parts)))
                found = found.join(weights)
            if not targets or site.by_value:
                found = found.join(UNKNOWN)
            if translation.freezes_by_another_name(obj, targets):
                found = found.join(FROZEN_ON_SOME_PATH)
        self._at_entry[key] = found = UNKNOWN if found == NOWHERE else found
        return found

    def _weights_at(self, site: CallSite, obj: Obj, parts: FrozenParts) -> Switch:
        """The same where a call is made: as a whole, or part by part if the caller knows the class."""
        whole = weights_in(site.state, obj, site.caller.built)
        if whole.on < 0:
            return whole
        held = {name: value.objects for (holder, name), value in site.state.attrs.items() if holder == obj}
        frozen = {x for name, _ in parts for x in held.get(name, ())}
        surely = {x for name, on_all in parts if on_all and (name, False) not in parts for x in held.get(name, ())}
        every = {x for objects in held.values() for x in objects}
        return frozen_by_parts(site.state, obj, every, self._objects, frozen, surely) or whole

    def _has_graph(self, flow: Flow, activation: Activation, *, always: bool = False) -> Task[bool]:
        """Whether what flows into a forward pass may have a graph, from another one, here or in a caller.

        If it is to have one `always`, all callers must give one.
        """
        flow = source(flow)
        key = (id(activation), flow, always)
        if key in self._computed:
            return self._computed[key]
        if isinstance(flow, ForwardPass):
            self._computed[key] = False  # What is fed with its own results has a graph only if something else gives it.
            self._computed[key] = yield self._records(flow)
            return self._computed[key]
        if flow[0] != "param" or flow[1] != activation.function.pos:
            return False
        self._computed[key] = False
        given: list[bool] = []
        for site in activation.sites[:MOST_CALLERS]:
            given += [(yield self._is_given_graph(site, flow[2], always=always))]
        self._computed[key] = bool(given) and (all(given) if always else any(given))
        return self._computed[key]

    def _is_given_graph(self, site: CallSite, name: str, *, always: bool) -> Task[bool]:
        """Whether what a call gives for a parameter may have a graph."""
        given = site.arguments.get(name, NOTHING)
        found = "wants_grad" in given.tags
        for inside in given.flows if given.graph < 0 else ():
            found = found or (yield self._has_graph(inside, site.caller, always=always))
        return found

    def _records(self, forward: ForwardPass) -> Task[bool]:
        """Whether a forward pass, or one in the function that it calls, may leave a graph."""
        if not forward.inner:
            return not (yield self._is_frozen(forward))
        for inner in forward.inner:
            if (yield self._has_graph(inner, inner.activation)):
                return True
        return False
