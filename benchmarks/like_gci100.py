"""What the page of creedengo's rule GCI100 describes, re-implemented for comparison. It is not creedengo.

Source: the description of GCI100 ("a PyTorch model in evaluation mode without wrapping inference in torch.no_grad()"),
green-code-initiative/creedengo-rules-specifications, src/main/rules/GCI100/python/GCI100.asciidoc, as of November
2026. Written from that page and its two examples. What it leaves open is read the plain way: one function or the module
body at a time, the model is a name, a guard is a `with` of `torch.no_grad()`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

NAME = "creedengo GCI100 (re-implemented)"

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def lines(tree: ast.Module) -> list[int]:
    """The lines of the calls `x(...)` after `x.eval()` in the same body, outside of a `with torch.no_grad()`."""
    bodies: list[ast.AST] = [tree, *(node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS))]
    return sorted(line for body in bodies for line in _in_body(body))


def _in_body(body: ast.AST) -> Iterator[int]:
    """The same for one body, without the functions in it."""
    calls = list(_calls(body, guarded=False))
    begins: dict[str, int] = {}
    for call, _ in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "eval" and isinstance(call.func.value, ast.Name):
            begins.setdefault(call.func.value.id, call.lineno)
    for call, guarded in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else None
        if name in begins and call.lineno > begins[name] and not guarded:
            yield call.lineno


def _calls(node: ast.AST, guarded: bool) -> Iterator[tuple[ast.Call, bool]]:
    """The calls below a node, in order, each with whether a guard is round it."""
    if isinstance(node, ast.With):
        guarded = guarded or any(_is_no_grad(item.context_expr) for item in node.items)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, guarded
        if not isinstance(child, _FUNCTIONS):
            yield from _calls(child, guarded)


def _is_no_grad(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("torch.no_grad", "no_grad")
