"""Where gradients flow back: forward passes that a backward pass uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flake8_nograd.flow.assignment import AssignmentRunner
from flake8_nograd.flow.facts import Backward, ForwardPass
from flake8_nograd.flow.flows import NO_FLOWS, Flow, source
from flake8_nograd.flow.graphs import ENTRY_GRAPH, MAYBE_GRAPH, PLAIN, either_graph, graph_in
from flake8_nograd.flow.values import Value
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import tensors


class GradientRunner(AssignmentRunner):
    """Notes uses of gradients, and what stops them."""

    def use(self, flows: Iterable[Flow]) -> None:
        """A gradient flows back through all that these values were computed from."""
        for flow in map(source, flows):
            if isinstance(flow, ForwardPass):
                flow.used = True
                for same in self._found_again(flow):
                    same.used = True
            else:
                self.activation.used_symbols.add(flow)
                if flow[0] != "param":
                    self.run.used_holders.add(flow)

    def _found_again(self, forward: ForwardPass) -> Iterator[ForwardPass]:
        """The same forward pass as later rounds of a loop find it, under more assumptions, of those that hold here.

        What the loop iterates over may have been bound before a flag divided it.
        """
        here = self.state.assumed
        if not self.loops or not here or forward.activation is not self.activation:
            return
        for other in self.activation.forwards.values():
            is_same = other.pos == forward.pos and other.model == forward.model and forward.assumed < other.assumed
            if is_same and all(here.get(key, holds) == holds for key, holds in other.assumed):
                yield other

    def attribute(self, base: Value, name: str, node: p.Expr) -> Value:
        """The value of an attribute of a value; who reads a graph off it has a use for that."""
        if name in tensors.GRAPH_ATTRIBUTES:
            self.use(base.flows)
        return super().attribute(base, name, node)

    def train(self, flows: Iterable[Flow]) -> None:
        """What was computed from these reaches `.backward()`."""
        for flow in map(source, flows):
            if isinstance(flow, ForwardPass):
                flow.trained = True
            else:
                self.activation.trained_symbols.add(flow)

    @staticmethod
    def detach(value: Value, *, on_the_spot: bool, cut: bool) -> None:
        """The value goes on without its graph."""
        for flow in value.flows:
            if isinstance(flow, ForwardPass):
                flow.detached = flow.detached or on_the_spot
                flow.cut = flow.cut or cut

    def crash(self, value: Value) -> None:
        """The value becomes an array as it is, which raises if it has a graph: nothing that it came from can record.

        What code out of sight has made of it is not as it was.
        """
        if "processed" in value.tags:
            return
        for flow in value.flows:
            if isinstance(flow, ForwardPass):
                flow.crashes = True

    def backward(self, node: p.Call, value: Value) -> None:
        """`value.backward()`."""
        self.use(value.flows)
        self.train(value.flows)
        known = self.activation.backwards.get(node.pos)
        graph = value.graph if known is None else either_graph(known.graph, value.graph)
        self.activation.backwards[node.pos] = Backward(self.activation, node, graph)

    def computed(self, value: Value) -> Value:
        """The result of a computation on operands that combine to `value`, in the present recording state."""
        graph = graph_in(self.state.grad)
        if graph == MAYBE_GRAPH:
            return value
        if graph == ENTRY_GRAPH:
            return value._replace(graph=ENTRY_GRAPH) if value.graph == MAYBE_GRAPH else value
        if value.graph == PLAIN and not value.flows:
            return value
        return value._replace(flows=NO_FLOWS, graph=graph)

    def result(self, value: Value) -> Value:
        """As `computed`, for a forward pass: its result has a graph of its own if gradients are recorded."""
        graph = graph_in(self.state.grad)
        if graph >= 0:
            return value._replace(flows=NO_FLOWS, graph=graph)
        return value._replace(graph=graph)
