"""Objects and values of a called function, as its caller knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flake8_nograd.flow.captured import variable
from flake8_nograd.flow.facts import CallSite, ForwardPass
from flake8_nograd.flow.flows import NO_FLOWS, Flow, box_of_call, derived
from flake8_nograd.flow.graphs import ENTRY_GRAPH, MAYBE_GRAPH
from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import Switch
from flake8_nograd.flow.values import FROZEN, NOTHING, FunctionRef, ItemsRef, MethodRef, Obj, Ref, StreamRef, Value

Lifted = Mapping[ForwardPass, tuple[ForwardPass, ...]]
"""Forward passes of a callee, and those of the caller that stand for each."""

MOST_RESOLVED = 4
"""Objects that a path of attributes may lead to."""


class Translation:
    """Objects of a callee as the caller knows them.

    Parameters become the arguments, `self` the object the method was called on, and what the callee built becomes new
    objects of this call. Everything else has the same identity on both sides.
    """

    def __init__(self, site: CallSite) -> None:
        self.site = site
        self.at = site.node.pos
        self.function = site.callee.function

    def objects(self, obj: Obj) -> list[Obj]:
        """The caller's objects for one of the callee's; none if it cannot be told."""
        kind = obj.root[0]
        if kind == "param" and obj.root[1] == self.function.pos:
            value = self.site.arguments.get(obj.root[2])
            return [] if value is None else [y for o in value.objects for y in self._resolved(obj.rebased(o))]
        if kind == "self" and self.site.bound is not None and self.function.owner is not None:
            if obj.root[1] in self.site.callee.family:
                return self._resolved(obj.rebased(self.site.bound))
            return self._resolved(obj)
        if kind == "name":
            found = variable(self.site.state, self.site.caller.function, obj)
            return [obj] if found is None else [y for x in found for y in self._resolved(x)]
        if obj.root in self.site.callee.built and obj.root[-1] != self.at:
            root = ("new", obj.root[1], self.at)
            self.site.caller.built.add(root)
            return [Obj(root, obj.path)]
        return self._resolved(obj)

    def switches_by_another_name(self, obj: Obj, targets: list[Obj]) -> bool:
        """Whether the callee switches one of the caller's objects, which it knows as `obj`, by another name too."""
        end = self.site.callee.exit
        for other in () if end is None else end.modes:
            if other.root != obj.root and not set(targets).isdisjoint(self.objects(other)):
                return True
        return False

    def freezes_by_another_name(self, obj: Obj, targets: list[Obj]) -> bool:
        """The same for freezing its parameters."""
        end = self.site.callee.exit
        for other, name in () if end is None else end.attrs:
            if name == FROZEN and other.root != obj.root and not set(targets).isdisjoint(self.objects(other)):
                return True
        return False

    def _resolved(self, obj: Obj) -> list[Obj]:
        """The objects at a path of attributes, as the caller's state knows them."""
        return resolved(self.site.state, obj)

    def value(self, value: Value, lifted: Lifted, grad: Switch) -> Value:
        """A value of the callee, such as what it returns."""
        refs: list[Ref] = []
        is_open = value.open
        for ref in value.refs:
            found = list(self._refs(ref, lifted, grad))
            is_open = is_open or not found
            refs += found
        tags = value.tags.union(*(v.tags for v in self._arguments_in(value)))
        graph = value.graph
        if graph == ENTRY_GRAPH:
            graph = grad.off if grad.surely_off else ENTRY_GRAPH if grad.entry and grad.on < 0 else MAYBE_GRAPH
        return Value(tuple(dict.fromkeys(refs)), is_open, self.flows(value, lifted), graph, tags, value.random)

    def _arguments_in(self, value: Value) -> Iterator[Value]:
        for obj in value.objects:
            if self._is_parameter(obj):
                yield self.site.arguments.get(obj.root[2], NOTHING)

    def _is_parameter(self, obj: Obj) -> bool:
        return obj.root[0] == "param" and not obj.path and bool(obj.root[1] == self.function.pos)

    def _refs(self, ref: Ref, lifted: Lifted, grad: Switch) -> Iterator[Ref]:
        if isinstance(ref, Obj):
            if self._is_parameter(ref):
                yield from self.site.arguments.get(ref.root[2], NOTHING).refs
            else:
                yield from self.objects(ref)
        elif isinstance(ref, ItemsRef):
            yield ItemsRef(tuple(self.value(v, lifted, grad) for v in ref.items), ref.keys)
        elif isinstance(ref, StreamRef):
            yield StreamRef(self.value(ref.element, lifted, grad))
        elif isinstance(ref, FunctionRef) and (ref.bound is not None or ref.given):
            given = tuple((name, self.value(x, lifted, grad)) for name, x in ref.given)
            for obj in [None] if ref.bound is None else self.objects(ref.bound):
                yield FunctionRef(ref.function, obj, given)
        elif isinstance(ref, MethodRef):
            for obj in self.objects(ref.obj):
                yield MethodRef(obj, ref.name)
        else:
            yield ref

    def flows(self, value: Value, lifted: Lifted) -> frozenset[Flow]:
        """What the value was computed from, as the caller sees it."""
        if not value.flows:
            return NO_FLOWS
        found: set[Flow] = set()
        for flow in value.flows:
            if isinstance(flow, ForwardPass):
                found.update(lifted.get(flow, ()))
            else:
                held = self._put_there(flow)
                found.update(self.symbol(flow) if held is None else held.flows)
        return frozenset(found)

    def _put_there(self, flow: Flow) -> Value | None:
        """What the caller itself has put into the attribute that the callee reads, if it has."""
        if self.site.bound is None or not isinstance(flow, tuple) or flow[0] != "attr":
            return None
        return self.site.state.attrs.get((self.site.bound, flow[2]))

    def symbol(self, flow: Flow) -> frozenset[Flow]:
        """What flows into a parameter of the callee, or into an attribute."""
        if isinstance(flow, tuple) and flow[0] == "of":
            return derived(self.symbol(flow[1]))
        if isinstance(flow, tuple) and flow[0] == "param" and flow[1] == self.function.pos:
            return self.site.arguments.get(flow[2], NOTHING).flows
        if flow in self.site.callee.boxes and isinstance(flow, tuple):
            flow = box_of_call(flow, self.at)
            self.site.caller.boxes.add(flow)
        return frozenset((flow,))


def resolved(state: State, obj: Obj) -> list[Obj]:
    """The objects that a path of attributes leads to in a state: what the attributes hold, where that is known."""
    found = [Obj(obj.root)]
    for step in obj.path:
        following: list[Obj] = []
        for holder in found:
            value = state.attrs.get((holder, step))
            objects = [] if value is None else value.objects
            following += objects or [holder.attr(step)]
        found = list(dict.fromkeys(following))[:MOST_RESOLVED]
    return found
