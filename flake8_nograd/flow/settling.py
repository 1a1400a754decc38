"""What a gradient that flows back through a container, an attribute or a parameter reaches, once all is interpreted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, TypeAlias

from flake8_nograd.flow.facts import Activation, CallSite, ForwardPass
from flake8_nograd.flow.flows import Flow, source
from flake8_nograd.flow.translation import Translation

Contents: TypeAlias = "Mapping[Flow, Set[Flow]]"
"""What was put into each container and attribute, and, as `("into", pos, name)`, into each parameter."""

MOST_CALLS_DEEP = 14
"""Calls inside calls through which what fills a container is followed."""


def settle(used: Iterable[Flow], contents: Contents, activations: Iterable[Activation]) -> None:
    """Mark what was put into anything that a gradient flows back through, and the calls that put it there."""
    every = list(activations)
    given = _given(contents, every)
    boxes = _Boxes(contents, given, every)
    by_function: dict[int, list[Activation]] = {}
    for activation in every:
        by_function.setdefault(activation.function.pos, []).append(activation)
    pending = [*used, *_used_by_recursion(every)]
    seen = set(pending)
    reached: list[CallSite] = []
    while pending:
        symbol = pending.pop()
        is_box = isinstance(symbol, tuple) and symbol[0] == "box"
        found = list(boxes.contents_of(symbol) if is_box else contents.get(symbol, ()))
        if isinstance(symbol, tuple) and symbol[0] == "param":
            found += _arguments(by_function.get(symbol[1], ()), symbol[2])
        for site, inside in boxes.given_to(symbol) if is_box else given.get(symbol, ()):
            reached.append(site)
            found.append(inside)
        for flow in map(source, found):
            if isinstance(flow, ForwardPass):
                flow.used = True
                if (
                    is_box and symbol not in flow.activation.boxes
                ):  # What is made and used inside says nothing of calls.
                    reached += flow.activation.sites
            elif flow not in seen:
                seen.add(flow)
                pending.append(flow)
    _mark_calls(reached)


Given: TypeAlias = "Mapping[Flow, list[tuple[CallSite, Flow]]]"


class _Boxes:
    """Containers by the place that makes them: what happens to one there happens to those of all calls."""

    def __init__(self, contents: Contents, given: Given, activations: Iterable[Activation]) -> None:
        self._contents, self._given = contents, given
        self._by_place: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for flow in {*contents, *given}:
            if isinstance(flow, tuple) and flow[0] == "box":
                self._by_place[flow[1]].append(flow)
        self._sites: defaultdict[int, list[CallSite]] = defaultdict(list)
        for activation in activations:
            for site in activation.calls.values():
                self._sites[site.node.pos].append(site)

    def _same(self, box: Flow) -> Iterator[tuple[Any, ...]]:
        """All that may be the same container: one call's, as it is known inside the call or further out."""
        assert isinstance(box, tuple)
        for other in self._by_place.get(box[1], ()):
            size = min(len(other), len(box))
            if other[:size] == box[:size]:
                yield other

    def contents_of(self, box: Flow) -> Iterator[Flow]:
        """What was put into the container, by the call that made it and by others later."""
        assert isinstance(box, tuple)
        for other in self._same(box):
            found = set(self._contents.get(other, ()))
            for call in box[len(other) :]:
                found = {outer for flow in found for outer in self._outside(flow, call)}
            yield from found

    def given_to(self, box: Flow) -> Iterator[tuple[CallSite, Flow]]:
        """The calls that are given the container, with what the called function knows it by."""
        for other in self._same(box):
            yield from self._given.get(other, ())

    def _outside(self, flow: Flow, call: int) -> Iterable[Flow]:
        """What a called function knows by this, as its caller does."""
        found: set[Flow] = set()
        for site in self._sites.get(call, ()):
            if not isinstance(flow, ForwardPass):
                found |= Translation(site).symbol(flow)
            elif flow.activation is site.callee:
                forwards = site.caller.forwards.values()
                found.update(outer for outer in forwards if outer.pos == call and flow in outer.inner)
        return found or (flow,)


def _given(contents: Contents, activations: list[Activation]) -> Given:
    """For each container, the calls that are given it, with what the called function knows it by."""
    found: dict[Flow, list[tuple[CallSite, Flow]]] = {}
    if not any(isinstance(flow, tuple) and flow[0] == "into" for flow in contents):
        return found
    for activation in activations:
        for site in activation.calls.values():
            for name, value in site.arguments.items():
                inside: Flow = ("into", site.callee.function.pos, name)
                for flow in value.flows:
                    if isinstance(flow, tuple) and flow[0] != "of":
                        outside = ("into", *flow[1:]) if flow[0] == "param" else flow
                        found.setdefault(outside, []).append((site, inside))
    return found


def _used_by_recursion(activations: Iterable[Activation]) -> Iterator[Flow]:
    """Mark what flows into a parameter that a gradient flows back through, where a function calls itself.

    While it is interpreted, that is not known of itself. The result are the symbols among what flows there.
    """
    for activation in activations:
        for name, value in ((name, value) for given in activation.again for name, value in given.items()):
            if ("param", activation.function.pos, name) in activation.used_symbols:
                for flow in map(source, value.flows):
                    if isinstance(flow, ForwardPass):
                        flow.used = True
                    else:
                        yield flow


def _arguments(activations: Iterable[Activation], name: str) -> Iterator[Flow]:
    """What flows into a parameter, over all visible calls."""
    for activation in activations:
        for site in activation.sites:
            if name in site.arguments:
                yield from site.arguments[name].flows


def _mark_calls(sites: list[CallSite]) -> None:
    """A call puts into a container what its function does."""
    calls = {id(site.caller): {} for site in sites}  # type: dict[int, dict[int, list[ForwardPass]]]
    for site in sites:
        by_pos = calls[id(site.caller)]
        if not by_pos:
            for forward in site.caller.forwards.values():
                by_pos.setdefault(forward.pos, []).append(forward)
    for _ in range(MOST_CALLS_DEEP):
        changed = False
        for site in sites:
            for call in calls[id(site.caller)].get(site.node.pos, ()):
                if not call.used and any(inner.used for inner in call.inner):
                    call.used = call.fills = changed = True
        if not changed:
            return
