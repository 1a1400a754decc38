"""What the page of Sonar's rule S6982 describes, re-implemented for comparison. It is not Sonar's analyzer.

Source: the description of S6982 ("raises an issue when a PyTorch model state is loaded and eval() or train() is not
called"), SonarSource/rspec, rules/S6982/python/rule.adoc, and the annotated examples that sonar-python publishes with
it (python-checks/src/test/resources/checks/torchModuleModeShouldBeSetAfterLoadingCheck.py), as of November 2026.
Written from these texts. By the examples the state comes from `torch.load`, directly or through a variable, and a model
that is handed to any call is left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

NAME = "Sonar S6982 (re-implemented)"

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def lines(tree: ast.Module) -> list[int]:
    """The lines where a state is loaded into a model whose mode is not set after that in the same body."""
    bodies: list[ast.AST] = [tree, *(node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS))]
    return sorted(line for body in bodies for line in _in_body(body))


def _in_body(body: ast.AST) -> Iterator[int]:
    nodes = list(_nodes(body))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    loaded = _loaded_names(nodes)
    handed = {ast.unparse(word) for call in calls for word in _words(call)}
    for call in calls:
        model = _receiver(call, "load_state_dict")
        if model is None or model in handed or not any(_is_loaded(word, loaded) for word in call.args):
            continue
        later = [other for other in calls if other.lineno > call.lineno]
        if not any(model in (_receiver(other, "eval"), _receiver(other, "train")) for other in later):
            yield call.lineno


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """What is below a node, without the functions in it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _FUNCTIONS):
            yield child
            yield from _nodes(child)


def _loaded_names(nodes: list[ast.AST]) -> set[str]:
    """The variables that hold what `torch.load` gave, also through another variable."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Assign) and _is_loaded(node.value, names):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return names


def _is_loaded(value: ast.expr, names: set[str]) -> bool:
    """Whether a value is what `torch.load` gave, or a part of it."""
    parts = ast.walk(value)
    return any(
        (isinstance(part, ast.Call) and ast.unparse(part.func) == "torch.load")
        or (isinstance(part, ast.Name) and part.id in names)
        for part in parts
    )


def _receiver(call: ast.Call, method: str) -> str | None:
    """The model of `model.method(...)`, as it is written."""
    is_method = isinstance(call.func, ast.Attribute) and call.func.attr == method
    return ast.unparse(call.func.value) if is_method and isinstance(call.func, ast.Attribute) else None


def _words(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]
