"""What is known of a value's graph: the guard under which all of it was computed, or one of a few negative numbers."""

from __future__ import annotations

from collections.abc import Iterable

from flake8_nograd.flow.switch import Switch

MAYBE_GRAPH = -1
"""It may have one."""

ENTRY_GRAPH = -2
"""It has one if recording was on where the function was entered."""

PLAIN = -3
"""It was computed from nothing that records: a number, a text, data."""


def graph_in(grad: Switch) -> int:
    """What is known of the graph of something computed while recording is so."""
    if grad.surely_off:
        return grad.off
    return ENTRY_GRAPH if grad.entry and grad.on < 0 and not grad.unknown else MAYBE_GRAPH


def combine_graphs(graphs: Iterable[int]) -> int:
    """The graph of something computed from values with these graphs, outside any guard."""
    result = PLAIN
    for graph in graphs:
        if graph == MAYBE_GRAPH:
            return MAYBE_GRAPH
        if graph == PLAIN:
            continue
        if result == PLAIN:
            result = graph
        elif ENTRY_GRAPH in (result, graph):
            result = ENTRY_GRAPH
        else:
            result = min(result, graph)
    return result


def either_graph(left: int, right: int) -> int:
    """The graph of a value that has one of these."""
    return MAYBE_GRAPH if PLAIN in (left, right) and left != right else combine_graphs((left, right))
