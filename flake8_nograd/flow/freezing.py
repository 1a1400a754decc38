"""Whether a forward pass records nothing since nothing in it requires a gradient, over all visible calls."""

from __future__ import annotations

from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.modes import weights_in
from flake8_nograd.flow.switch import NOWHERE, UNKNOWN, Switch
from flake8_nograd.flow.translation import Translation
from flake8_nograd.flow.values import NOTHING, Flow, Obj

MOST_CALLERS = 24


class Freezing:
    """Finds the frozen models among those that run, and the inputs that bring a graph along."""

    def __init__(self) -> None:
        self._at_entry: dict[tuple[int, Obj], Switch] = {}
        self._computed: dict[tuple[int, Flow], bool] = {}

    def is_frozen(self, forward: ForwardPass) -> bool:
        """All parameters of the model are frozen on every path, and its inputs have no graph."""
        weights = forward.weights
        if forward.model is None or forward.wants_grad or weights.on >= 0 or weights.unknown:
            return False
        if any(finished(self._has_graph(flow, forward.activation)) for flow in forward.fed):
            return False
        return self.weights(forward).surely_off

    def weights(self, forward: ForwardPass) -> Switch:
        """Whether the parameters of the model are trained (on) or frozen (off), on every path that runs it."""
        weights = forward.weights
        if forward.model is None or not weights.entry:
            return weights
        return weights.after(finished(self._weights(forward.activation, forward.model)))

    def may_be_frozen(self, forward: ForwardPass) -> bool:
        """On some path that runs it, and not on all, all parameters of the model are frozen."""
        weights = self.weights(forward)
        return weights.off >= 0 and not weights.surely_off

    def _weights(self, activation: Activation, obj: Obj) -> Task[Switch]:
        """Whether the parameters of an object are trained (on) or frozen (off) where the function is entered."""
        key = (id(activation), obj)
        if key in self._at_entry:
            return self._at_entry[key]
        self._at_entry[key] = found = NOWHERE
        for site in activation.sites[:MOST_CALLERS]:
            targets = [] if site.by_value else Translation(site).objects(obj)
            for target in targets:
                weights = weights_in(site.state, target, site.caller.built)
                if weights.entry:
                    weights = weights.after((yield self._weights(site.caller, target)))
                found = found.join(weights)
            if not targets:
                found = found.join(UNKNOWN)
        self._at_entry[key] = found = UNKNOWN if found == NOWHERE else found
        return found

    def _has_graph(self, flow: Flow, activation: Activation) -> Task[bool]:
        """Whether what flows into a forward pass was computed by another, here or by a caller."""
        if isinstance(flow, ForwardPass):
            return True
        if flow[0] != "param" or flow[1] != activation.function.pos:
            return False
        key = (id(activation), flow)
        if key not in self._computed:
            self._computed[key] = False
            for site in activation.sites[:MOST_CALLERS]:
                given = site.arguments.get(flow[2], NOTHING)
                found = "wants_grad" in given.tags
                for source in given.flows:
                    found = found or (yield self._has_graph(source, site.caller))
                self._computed[key] = self._computed[key] or found
        return self._computed[key]
