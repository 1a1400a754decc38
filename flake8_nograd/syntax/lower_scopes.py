"""What all lowering needs: the numbers of nodes, and the function that is being lowered."""

from __future__ import annotations

from typing import Any

from flake8_nograd.syntax import program as p


class ScopeLowering:
    """Numbers nodes in source order, and notes which names each function binds.

    `nodes[pos]` is the parser's node that the program's node `pos` came from, for looking up its place later. `first`
    is the number of the first node.
    """

    def __init__(self, first: int = 0) -> None:
        self.first = first
        self.nodes: list[Any] = []
        self.functions: list[p.Function] = []
        self.scopes: list[Scope] = []

    def number(self, node: object) -> int:
        """The next number in source order, kept for `node`."""
        self.nodes.append(node)
        return self.first + len(self.nodes) - 1

    def bind(self, target: p.Expr | str) -> None:
        """Note that the current function assigns the names in `target`."""
        names = self.scopes[-1].bound
        if isinstance(target, str):
            names.add(target)
        elif isinstance(target, p.Name):
            names.add(target.id)
        elif isinstance(target, p.Items):
            for item in target.items:
                self.bind(item)
        elif isinstance(target, p.Operation) and target.op == "*":
            self.bind(target.operands[0])


class Scope:
    """The function being lowered, as a context manager that fills in what it binds when it ends."""

    def __init__(self, lowering: ScopeLowering, function: p.Function) -> None:
        self.lowering = lowering
        self.function = function
        self.bound: set[str] = set()
        self.borrowed: set[str] = set()

    def __enter__(self) -> Scope:
        self.lowering.scopes.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.lowering.scopes.pop()
        self.function.bound = frozenset(self.bound - self.borrowed)
        self.function.borrowed = frozenset(self.borrowed)
