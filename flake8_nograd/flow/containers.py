"""What containers hold: a list that one function fills may be summed and differentiated by another.

Every container that a program makes empty has a symbol of its own among the flows of its value, as parameters and
attributes have. What is put into it is remembered for the whole file, whatever the path and whatever its name there.
"""

from __future__ import annotations

from typing import Any

from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.flow.flows import Flow
from flake8_nograd.flow.values import NOTHING, ConstRef, ItemsRef, Ref, StreamRef, Value, join_values
from flake8_nograd.flow.weights import WeightRunner
from flake8_nograd.syntax import program as p


class ContainerRunner(WeightRunner):
    """Makes containers, and fills them."""

    def box(self, node: p.Expr) -> frozenset[Flow]:
        """What flows into a value because it is a container that was made here."""
        made: Flow = ("box", node.pos)
        self.activation.boxes.add(made)
        return frozenset({made})

    def put(self, container: Value, flows: frozenset[Flow]) -> None:
        """Put something that was computed from these into a container, or into a tensor."""
        self.hand_on(container, flows)
        if is_display(container):  # It was made here, whatever has been put into it.
            return
        if any(symbol[0] == "param" for symbol in container.flows if isinstance(symbol, tuple)):
            self.activation.escaping.update(flow for flow in flows if isinstance(flow, ForwardPass))

    def kept(self, name: str, given: Value) -> None:
        """An unseen method of this name gets a value, and may keep it for others to find."""
        if given.flows and self.run.words.may_keep(name):
            self.activation.escaping.update(flow for flow in given.flows if isinstance(flow, ForwardPass))

    def hand_on(self, receiver: Value, flows: frozenset[Flow]) -> None:
        """Something gets these values, and may keep them: a container, or a callback that somebody has given."""
        if flows:
            for symbol in receiver.flows:
                if isinstance(symbol, tuple) and symbol[0] != "of":
                    self.run.contents.setdefault(_inside(symbol), set()).update(flows)


def is_display(value: Value) -> bool:
    """Whether the value is a display, or a list that was made of one."""
    return bool(value.refs) and not value.open and all(isinstance(ref, (ItemsRef, StreamRef)) for ref in value.refs)


def display_item(ref: ItemsRef, key: Ref | None) -> Value:
    """The item of a display with that index or key; any of them, if it is not known which."""
    if isinstance(key, ConstRef):
        if ref.keys is not None:
            found = [item for known, item in zip(ref.keys, ref.items, strict=True) if known == key.value]
            return found[-1] if found else NOTHING
        if isinstance(key.value, int) and -len(ref.items) <= key.value < len(ref.items):
            return ref.items[key.value]
    return join_values(ref.items) or NOTHING


def _inside(symbol: tuple[Any, ...]) -> tuple[Any, ...]:
    """The symbol of what was put into a parameter, which is not all that flows into it."""
    return ("into", *symbol[1:]) if symbol[0] == "param" else symbol
