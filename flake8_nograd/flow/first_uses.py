"""Which names a block binds before it looks at them: what they hold then comes from the block itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from flake8_nograd.flow.walk import expressions, inner_statements, own_expressions
from flake8_nograd.syntax import program as p


class _Uses(NamedTuple):
    """The names that are bound before they are looked at, and all those that are looked at."""

    bound: frozenset[str]
    seen: frozenset[str]


class FirstUses:
    """The first uses of names in the blocks of one run, each statement looked at once: loops stand in loops."""

    def __init__(self) -> None:
        self._uses: dict[int, _Uses | None] = {}
        self._blocks: dict[int, frozenset[str]] = {}

    def set_first(self, pos: int, block: p.Block) -> frozenset[str]:
        """The names that `block` binds before anything in it looks at them; none if functions may do so.

        `pos` is the position of the statement that the block belongs to.
        """
        if pos not in self._blocks:
            uses = self._of_all(block)
            self._blocks[pos] = uses.bound if uses is not None else frozenset()
        return self._blocks[pos]

    def _of_all(self, block: Iterable[p.Stmt]) -> _Uses | None:
        """Those of statements, one after the other; None if a function in one of them may look at any name."""
        every: list[_Uses] = []
        for statement in sorted(block, key=lambda x: x.pos):
            if statement.pos not in self._uses:
                self._uses[statement.pos] = self._of(statement)
            uses = self._uses[statement.pos]
            if uses is None:
                return None
            every.append(uses)
        return _together(every)

    def _of(self, statement: p.Stmt) -> _Uses | None:
        """Those of a statement with the statements inside it, which `syntax/limits.py` keeps from being deep."""
        own = _own(statement)
        inner = self._of_all(inner_statements(statement)) if own is not None else None
        return _together([own, inner]) if own is not None and inner is not None else None


def _together(every: Iterable[_Uses]) -> _Uses:
    """What runs one after the other, as one."""
    bound: set[str] = set()
    seen: set[str] = set()
    for uses in every:
        bound |= uses.bound - seen
        seen |= uses.seen
    return _Uses(frozenset(bound), frozenset(seen))


def _own(statement: p.Stmt) -> _Uses | None:
    """What the statement itself does; None if a function in it may look at any name, at any time."""
    if isinstance(statement, (p.FunctionDef, p.ClassDef)):
        return None
    targets = statement.targets if isinstance(statement, p.Assign) else ()
    bound = {target.id: target for target in targets if isinstance(target, p.Name)}
    nodes = list(expressions(own_expressions(statement)))
    if any(isinstance(node, p.Lambda) for node in nodes):
        return None
    seen = frozenset(x.id for x in nodes if isinstance(x, p.Name) and bound.get(x.id) is not x)
    return _Uses(frozenset(bound) - seen, seen)
