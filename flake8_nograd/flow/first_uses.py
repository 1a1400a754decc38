"""Which names a block binds before it looks at them: what they hold then comes from the block itself."""

from __future__ import annotations

from typing import NamedTuple

from flake8_nograd.flow.walk import expressions, own_expressions, statements
from flake8_nograd.syntax import program as p


class _Own(NamedTuple):
    """The names that one statement binds, and those that it looks at, without the statements inside it."""

    bound: frozenset[str]
    seen: frozenset[str]


class FirstUses:
    """The first uses of names in the blocks of one run, each statement looked at once: loops stand in loops."""

    def __init__(self) -> None:
        self._own: dict[int, _Own | None] = {}
        self._blocks: dict[int, frozenset[str]] = {}

    def set_first(self, pos: int, block: p.Block) -> frozenset[str]:
        """The names that `block` binds before anything in it looks at them; none if functions may do so.

        `pos` is the position of the statement that the block belongs to.
        """
        if pos not in self._blocks:
            self._blocks[pos] = self._set_first(block)
        return self._blocks[pos]

    def _set_first(self, block: p.Block) -> frozenset[str]:
        found: set[str] = set()
        seen: set[str] = set()
        for statement in sorted(statements(block), key=lambda x: x.pos):
            if statement.pos not in self._own:
                self._own[statement.pos] = _own(statement)
            own = self._own[statement.pos]
            if own is None:
                return frozenset()
            seen |= own.seen
            found |= own.bound - seen
        return frozenset(found)


def _own(statement: p.Stmt) -> _Own | None:
    """What the statement itself does; None if a function in it may look at any name, at any time."""
    if isinstance(statement, (p.FunctionDef, p.ClassDef)):
        return None
    targets = statement.targets if isinstance(statement, p.Assign) else ()
    bound = {target.id: target for target in targets if isinstance(target, p.Name)}
    nodes = list(expressions(own_expressions(statement)))
    if any(isinstance(node, p.Lambda) for node in nodes):
        return None
    seen = (node.id for node in nodes if isinstance(node, p.Name) and bound.get(node.id) is not node)
    return _Own(frozenset(bound), frozenset(seen))
