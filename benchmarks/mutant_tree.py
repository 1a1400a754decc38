"""What the choice of mutants asks of a file's `ast`. Nothing here knows the linter."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef
Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef
_GUARDS = ("no_grad", "inference_mode")


def dotted(node: ast.AST) -> str:
    """The text of a name or a chain of attributes; empty for anything else."""
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else ""
    return node.id if isinstance(node, ast.Name) else ""


def last_name(node: ast.AST) -> str:
    """The last part of what is named or called."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_guard_name(node: ast.AST) -> bool:
    """`no_grad` or `inference_mode`, bare or below torch: not the ones of other frameworks."""
    name = dotted(node)
    return name.split(".")[-1] in _GUARDS and (name in _GUARDS or name.startswith(("torch.", "th.", "T.")))


def is_guard_call(node: ast.AST) -> bool:
    """A guard made without arguments, so that it always guards."""
    return isinstance(node, ast.Call) and is_guard_name(node.func) and not node.args and not node.keywords


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """All calls in a node."""
    return (found for found in ast.walk(node) if isinstance(found, ast.Call))


def mentions(node: ast.AST, names: Iterable[str]) -> bool:
    """Whether a name, an attribute, a parameter or a keyword of these stands in the node."""
    wanted = frozenset(names)
    return any(
        getattr(found, field, None) in wanted for found in ast.walk(node) for field in ("id", "attr", "arg", "name")
    )


class Tree:
    """A file's tree with the way up."""

    def __init__(self, module: ast.Module) -> None:
        self.module = module
        self.parents = {child: node for node in ast.walk(module) for child in ast.iter_child_nodes(node)}

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes round a node, the innermost first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def scope(self, node: ast.AST) -> Scope | None:
        """The function or module whose body a node is run in; None inside a lambda or a class body."""
        for found in self.above(node):
            if isinstance(found, (ast.Lambda, ast.ClassDef)):
                return None
            if isinstance(found, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)):
                return found
        return None

    def own(self, scope: Scope, node: ast.AST) -> list[ast.AST]:
        """The nodes in a part of a scope's body that run with it: without those of functions and classes inside."""
        return [found for found in ast.walk(node) if self.scope(found) is scope]

    def before(self, node: ast.AST) -> Iterator[ast.stmt]:
        """The statements that have run whenever a node is reached, up to the function or module, the nearest first."""
        inner = node
        for outer in self.above(node):
            for _, field in ast.iter_fields(outer):
                if isinstance(field, list) and inner in field and isinstance(inner, ast.stmt):
                    yield from reversed(field[: field.index(inner)])
            if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef)):
                return
            inner = outer

    def classes(self, node: ast.AST) -> list[ast.ClassDef]:
        """The classes round a node."""
        return [found for found in self.above(node) if isinstance(found, ast.ClassDef)]

    def functions(self, node: ast.AST) -> list[Function]:
        """The functions round a node, itself among them, the innermost first."""
        chain = [node, *self.above(node)]
        return [found for found in chain if isinstance(found, (ast.FunctionDef, ast.AsyncFunctionDef))]

    def loops(self, node: ast.AST) -> list[ast.For | ast.AsyncFor | ast.While]:
        """The loops round a node in its function, the innermost first."""
        found: list[ast.For | ast.AsyncFor | ast.While] = []
        for outer in self.above(node):
            if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef)):
                break
            if isinstance(outer, (ast.For, ast.AsyncFor, ast.While)):
                found.append(outer)
        return found
