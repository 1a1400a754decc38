"""The last round of a loop, where the program asks for it: `if i == len(loader) - 1`, `if epoch + 1 == epochs`.

What happens under such a condition is followed by no other round.
"""

from __future__ import annotations

from flake8_nograd.flow.dotted import BEFORE, LENGTH, NEXT, operand_text
from flake8_nograd.flow.state import State
from flake8_nograd.flow.worlds import Worlds
from flake8_nograd.syntax import program as p


def divided(loop: p.For | p.While, ends: Worlds) -> tuple[Worlds, Worlds]:
    """Of the states at the end of a round, those that may be followed by another, and those of the last one."""
    counter = _counter(loop.target) if isinstance(loop, p.For) else ""
    source = _source(loop.iter) if isinstance(loop, p.For) and counter else None
    if source is None:
        return ends, []
    last = [state for state in ends if _is_last(counter, source, state)]
    return [state for state in ends if state not in last], last


def _counter(target: p.Expr) -> str:
    """The name that counts the rounds: the target itself, or the first of several."""
    first = target.items[0] if isinstance(target, p.Items) and target.items else target
    return first.id if isinstance(first, p.Name) else ""


def _source(iterated: p.Expr) -> p.Call | None:
    """The call of `range` or `enumerate` that the loop counts by, also inside a progress bar."""
    while isinstance(iterated, p.Call):
        if isinstance(iterated.func, p.Name) and iterated.func.id in ("range", "enumerate"):
            return iterated
        if not iterated.args:
            return None
        iterated = iterated.args[0]
    return None


def _is_last(counter: str, source: p.Call, state: State) -> bool:
    for key, holds in state.assumed.items():
        if holds and len(key) == 3 and key[1] == "==" and key[0] in (counter, counter + NEXT):
            end = key[2] + NEXT if key[0] == counter else key[2]
            if _is_end_of(source, end.replace(BEFORE + NEXT, ""), state):
                return True
    return False


def _is_end_of(source: p.Call, end: str, state: State) -> bool:
    """Whether counting ends before this number; with `enumerate`, a length is taken for that of the data."""
    name = source.func.id if isinstance(source.func, p.Name) else ""
    if name == "range":
        return len(source.args) in (1, 2) and operand_text(source.args[-1]) == end
    length = end.removesuffix(NEXT)
    value = state.env.get(length)
    return length.endswith(LENGTH) or (value is not None and LENGTH in value.tags)
