"""Whether a tree is too deep for LibCST and for the interpreter, measured on `ast` without recursion.

LibCST's native parser overflows the C stack on long chains of operators, and no `try` catches that: 3,000 operands of
`and` are too many for a thread with 512 KiB of stack. Python's own recursion limit ends the visitor at about 500
levels.
"""

from __future__ import annotations

import ast

MOST_LEVELS = 120
"""Levels of nested nodes, without the contexts that `ast` hangs below names. People's code stays below 40."""

MOST_OPERANDS = 120
"""Operands of one `and`, `or` or chain of comparisons, which LibCST nests and `ast` does not."""


_NO_NODES = frozenset({"ctx", "op", "ops", "id", "attr", "arg", "kind", "type_comment"})
_FIELDS: dict[type, tuple[str, ...]] = {
    kind: fields
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST) and kind is not ast.Constant
    if (fields := tuple(name for name in kind._fields if name not in _NO_NODES))
}
"""The fields of each node that may hold nodes: without most of those that never do, which are the most frequent."""


def too_deep(tree: ast.Module) -> bool:
    """Whether the tree, or a part of it as LibCST would nest it, is deeper than we follow."""
    level: list[object] = [tree]
    for _ in range(MOST_LEVELS):
        below: list[object] = []
        for node in level:
            for name in _FIELDS.get(type(node), ()):
                value = getattr(node, name, None)
                if type(value) is list:
                    below += value
                elif value is not None:
                    below.append(value)
            if isinstance(node, (ast.BoolOp, ast.Compare)) and _operands(node) > MOST_OPERANDS:
                return True
        level = below
        if not level:
            return False
    return True


def _operands(node: ast.BoolOp | ast.Compare) -> int:
    return len(node.values) if isinstance(node, ast.BoolOp) else len(node.ops)
