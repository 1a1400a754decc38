"""Whether a tree is too deep for LibCST and for the interpreter, measured on `ast` without recursion.

LibCST's native parser overflows the C stack on long chains of operators, and no `try` catches that: 3,000 operands of
`and` are too many for a thread with 512 KiB of stack. Python's own recursion limit ends the visitor at about 500
levels.
"""

from __future__ import annotations

import ast

MOST_LEVELS = 120
"""Levels of nested nodes. People's code stays below 40."""

MOST_OPERANDS = 120
"""Operands of one `and`, `or` or chain of comparisons, which LibCST nests and `ast` does not."""


def too_deep(tree: ast.Module) -> bool:
    """Whether the tree, or a part of it as LibCST would nest it, is deeper than we follow."""
    level: list[ast.AST] = [tree]
    for _ in range(MOST_LEVELS):
        below: list[ast.AST] = []
        for node in level:
            if isinstance(node, ast.BoolOp) and len(node.values) > MOST_OPERANDS:
                return True
            if isinstance(node, ast.Compare) and len(node.ops) > MOST_OPERANDS:
                return True
            below.extend(ast.iter_child_nodes(node))
        level = below
        if not level:
            return False
    return True
