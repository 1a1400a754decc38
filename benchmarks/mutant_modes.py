"""Which `eval()` or `train()` has surely run before a forward pass, with nothing in between that could change it."""

from __future__ import annotations

import ast

from mutant_tree import Tree, calls, dotted, last_name

_KEEPS_MODE = frozenset({"len", "print", "isinstance", "type", "id", "str", "hasattr", "getattr", "info", "debug"})
"""Functions that may be given the model; any other may put it in another mode."""


def switch(statement: ast.stmt, model: str, method: str) -> bool:
    """Whether a statement calls `method` of the model and nothing else, or assigns such a call's result to it."""
    if isinstance(statement, ast.Expr):
        return is_switch(statement.value, method) == model
    if isinstance(statement, ast.Assign) and [dotted(target) for target in statement.targets] == [model]:
        return bool(_chained_switch(statement.value, method))
    return False


def is_switch(node: ast.AST, method: str) -> str:
    """The model on which `method` is called without arguments; empty for anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
        return "" if node.args or node.keywords else dotted(node.func.value)
    return ""


def _chained_switch(node: ast.AST, method: str) -> bool:
    """`Net().to(d).eval()`: the call is the last of the chain, or only moves of the model follow it."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == method:
            return not node.args and not node.keywords
        if node.func.attr not in ("to", "cuda", "cpu", "float", "half", "double"):
            return False
        node = node.func.value
    return False


def switched_before(tree: Tree, node: ast.AST, model: str, method: str) -> ast.stmt | None:
    """The nearest `model.method()` that has run whenever the node is reached, if nothing may have undone it since."""
    passed: list[ast.stmt] = []
    for statement in tree.before(node):
        if switch(statement, model, method):
            again = [loop for loop in tree.loops(node) if loop not in tree.loops(statement)]
            return None if any(may_switch(one, model, method) for one in [*passed, *again]) else statement
        passed.append(statement)
    return None


def may_switch(node: ast.AST, model: str, method: str) -> bool:
    """Whether code may put the model in another mode than `method` does, or another model in its place."""
    for found in ast.walk(node):
        if isinstance(found, (ast.Name, ast.Attribute)) and isinstance(found.ctx, (ast.Store, ast.Del)):
            stored = dotted(found)
            if (stored and (model + ".").startswith(stored + ".")) or stored.endswith(".training"):
                return True
    return any(_may_switch(call, model, method) for call in calls(node))


def _may_switch(call: ast.Call, model: str, method: str) -> bool:
    name = last_name(call)
    if name in ("eval", "train", "requires_grad_", "apply") and name != method:
        return True
    if any(dotted(argument) == model for argument in _given(call)):
        return name not in _KEEPS_MODE
    owner = dotted(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    # A method of the object that holds the model may do anything with it.
    return bool(owner) and "." in model and owner == model.rpartition(".")[0]


def _given(call: ast.Call) -> list[ast.expr]:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return [argument.value if isinstance(argument, ast.Starred) else argument for argument in given]
