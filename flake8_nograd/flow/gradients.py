"""Where gradients flow back: forward passes that a backward pass uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flake8_nograd.flow.facts import Backward, ForwardPass
from flake8_nograd.flow.modes import ModeRunner
from flake8_nograd.flow.switch import Switch
from flake8_nograd.flow.values import ENTRY_GRAPH, MAYBE_GRAPH, NO_FLOWS, PLAIN, Flow, Value
from flake8_nograd.syntax import program as p


class GradientRunner(ModeRunner):
    """Notes uses of gradients, and what stops them."""

    def use(self, flows: Iterable[Flow]) -> None:
        """A gradient flows back through all that these values were computed from."""
        for flow in flows:
            if isinstance(flow, ForwardPass):
                flow.used = True
            else:
                self.activation.used_symbols.add(flow)
                if flow[0] == "attr":
                    self.run.used_attributes.add(flow)

    def ended(self, value: Value, *, detached: bool = False, cut: bool = False) -> None:
        """The value goes on without its graph: its forward passes have left it only detached so far."""
        for flow in value.flows:
            if isinstance(flow, ForwardPass):
                flow.ended = True
                flow.detached = flow.detached or detached
                flow.cut = flow.cut or cut

    def backward(self, node: p.Call, value: Value) -> None:
        """`value.backward()`."""
        self.use(value.flows)
        for flow in value.flows:
            if isinstance(flow, ForwardPass):
                flow.trained = True
            else:
                self.activation.trained_symbols.add(flow)
        known = self.activation.backwards.get(node.pos)
        graph = value.graph if known is None else _either(known.graph, value.graph)
        self.activation.backwards[node.pos] = Backward(self.activation, node, graph, value)

    def computed(self, value: Value) -> Value:
        """The result of a computation on operands that combine to `value`, in the present recording state."""
        graph = graph_in(self.state.grad)
        if graph == MAYBE_GRAPH:
            return value
        if graph == ENTRY_GRAPH:
            return replace(value, graph=ENTRY_GRAPH) if value.graph == MAYBE_GRAPH else value
        if value.graph == PLAIN and not value.flows:
            return value
        return replace(value, flows=NO_FLOWS, graph=graph)

    def result(self, value: Value) -> Value:
        """As `computed`, for a forward pass: its result has a graph of its own if gradients are recorded."""
        graph = graph_in(self.state.grad)
        if graph >= 0:
            return replace(value, flows=NO_FLOWS, graph=graph)
        return replace(value, graph=graph)


def graph_in(grad: Switch) -> int:
    """What is known of the graph of something computed while recording is so."""
    if grad.surely_off:
        return grad.off
    return ENTRY_GRAPH if grad.entry and grad.on < 0 and not grad.unknown else MAYBE_GRAPH


def _either(left: int, right: int) -> int:
    """The graph of a value that has one of these."""
    if MAYBE_GRAPH in (left, right):
        return MAYBE_GRAPH
    if PLAIN in (left, right):
        return MAYBE_GRAPH if left != right else PLAIN
    return ENTRY_GRAPH if ENTRY_GRAPH in (left, right) else min(left, right)
