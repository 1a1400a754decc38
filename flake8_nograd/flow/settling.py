"""What a gradient that flows back through a container, an attribute or a parameter reaches, once all is interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from flake8_nograd.flow.facts import Activation, CallSite, ForwardPass
from flake8_nograd.flow.values import Flow

Contents: TypeAlias = "Mapping[Flow, set[Flow]]"
"""What was put into each container and attribute, and, as `("into", pos, name)`, into each parameter."""

MOST_CALLS_DEEP = 14
"""Calls inside calls through which what fills a container is followed."""


def settle(used: Iterable[Flow], contents: Contents, activations: Iterable[Activation]) -> None:
    """Mark what was put into anything that a gradient flows back through, and the calls that put it there."""
    every = list(activations)
    given = _given(contents, every)
    by_function: dict[int, list[Activation]] = {}
    for activation in every:
        by_function.setdefault(activation.function.pos, []).append(activation)
    pending = list(used)
    seen = set(pending)
    reached: list[CallSite] = []
    while pending:
        symbol = pending.pop()
        found = list(contents.get(symbol, ()))
        if isinstance(symbol, tuple) and symbol[0] == "param":
            found += _arguments(by_function.get(symbol[1], ()), symbol[2])
        for site, inside in given.get(symbol, ()):
            reached.append(site)
            found.append(inside)
        for flow in found:
            if isinstance(flow, ForwardPass):
                flow.used = True
                if isinstance(symbol, tuple) and symbol[0] == "box":
                    reached += flow.activation.sites
            elif flow not in seen:
                seen.add(flow)
                pending.append(flow)
    _mark_calls(reached)


def _given(contents: Contents, activations: list[Activation]) -> Mapping[Flow, list[tuple[CallSite, Flow]]]:
    """For each container, the calls that are given it, with what the called function knows it by."""
    found: dict[Flow, list[tuple[CallSite, Flow]]] = {}
    if not any(isinstance(flow, tuple) and flow[0] == "into" for flow in contents):
        return found
    for activation in activations:
        for site in activation.calls.values():
            for name, value in site.arguments.items():
                inside: Flow = ("into", site.callee.function.pos, name)
                for flow in value.flows:
                    if isinstance(flow, tuple):
                        outside = ("into", *flow[1:]) if flow[0] == "param" else flow
                        found.setdefault(outside, []).append((site, inside))
    return found


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
                    call.used = changed = True
        if not changed:
            return
