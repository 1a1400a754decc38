"""Guards taken away: of a block, of a function, by a lost pair of parentheses, or by becoming a bare statement."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mutant import BARE_GUARD, CALL_DROPPED, DECORATOR_REMOVED, GUARD_REMOVED, Edit
from mutant_conditions import Code, forward_passes
from mutant_modes import is_switch, switched_before
from mutant_tree import Scope, is_guard_call, is_guard_name

Found = tuple[str, ast.stmt | ast.expr, ast.AST, frozenset[str], tuple[Edit, ...]]
"""The kind, the broken node, the block round it, the codes that it deserves, and the edits."""

_NG001 = frozenset({"NG001"})
_NG007 = frozenset({"NG007"})
_INFERENCE = frozenset({"NG001", "NG002", "NG003"})
"""Without an `eval()` in sight the caller may still have called one, so that any of these may be the code."""
_INFERENCE_FUNCTION = re.compile(
    r"predict|predict_\w+|infer|infer_\w+|inference|run_inference|evaluate|evaluate_\w+|eval_\w+|validate|validate_\w+"
    r"|test|test_model|test_net|tile_predict|sample|get_\w+_embeddings?|extract_features"
)
"""The names that the contract lists."""
_MODEL = frozenset({"model", "net", "network"})
"""Names that say of a model what it is, where no `eval()` does. The contract names the first two."""


def guard_mutants(code: Code) -> Iterator[Found]:
    """All places of a file, of all four kinds."""
    for node in ast.walk(code.tree.module):
        if isinstance(node, ast.With) and (scope := code.tree.scope(node)) is not None:
            yield from _block(code, node, scope)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _decorator(code, node)
        elif isinstance(node, ast.Expr) and (model := is_switch(node.value, "eval")):
            yield from _eval(code, node, model)


def _block(code: Code, node: ast.With, scope: Scope) -> Iterator[Found]:
    guards = [item.context_expr for item in node.items if is_guard_call(item.context_expr)]
    if len(guards) != 1 or node.body[0].lineno <= node.lineno or not _runs_something(node):
        return
    guard = guards[0]
    call_end = guard.end_col_offset or 0
    if guard.lineno == guard.end_lineno:
        yield CALL_DROPPED, node, guard, _NG007, (Edit(guard.lineno, call_end - 2, call_end, ""),)
    if (header := _whole_header(code, node)) is None:
        return
    block = Edit(node.lineno, node.col_offset, header, "if True:")
    if codes := deserved(code, scope, node, guard):
        yield GUARD_REMOVED, node, scope, codes, (block,)
    if (bare := _bare(node)) is not None:
        yield BARE_GUARD, node, node, _NG007, (block, bare)


def _runs_something(node: ast.With) -> bool:
    """A guard round nothing but assignments of constants is no right code to begin with."""
    return any(isinstance(found, ast.Call) for statement in node.body for found in ast.walk(statement))


def _whole_header(code: Code, node: ast.With) -> int | None:
    """Where `with torch.no_grad():` ends, if that is all that stands on the line but a comment."""
    line = code.text.split("\n")[node.lineno - 1].encode()
    match = re.match(rb"[ \t]*with [\w.]+\(\)[ \t]*:", line)
    return match.end() if match else None


def _bare(node: ast.With) -> Edit | None:
    """The guard as a statement of its own, before the first one in the block if that is a simple one."""
    first = node.body[0]
    if not isinstance(first, (ast.Expr, ast.Assign, ast.AugAssign)) or first.lineno <= node.lineno:
        return None
    guard = ast.unparse(node.items[0].context_expr)
    return Edit(first.lineno, first.col_offset, first.col_offset, f"{guard}; ")


def _decorator(code: Code, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Found]:
    for guard in function.decorator_list:
        name = guard.func if isinstance(guard, ast.Call) and is_guard_call(guard) else guard
        if is_guard_name(name) and guard.lineno == guard.end_lineno:
            edit = Edit(guard.lineno, guard.col_offset - 1, guard.col_offset - 1, "# ")
            if codes := deserved(code, function, function, guard):
                yield DECORATOR_REMOVED, guard, function, codes, (edit,)


def deserved(code: Code, scope: Scope, part: ast.AST, guard: ast.AST) -> frozenset[str]:
    """The codes that a forward pass in this part of a scope deserves without the guard, if there is a certain one."""
    passes = list(forward_passes(code, scope, part))
    for call, model in passes:
        if switched_before(code.tree, call, model, "eval") is not None and not code.fault(call, guard):
            return frozenset() if code.crashes(scope, model) else _NG001
    if isinstance(scope, ast.Module) or not _INFERENCE_FUNCTION.fullmatch(scope.name) or code.is_smoke_test(scope):
        return frozenset()
    named = [(call, model) for call, model in passes if model.split(".")[-1] in _MODEL]
    certain = any(not code.fault(call, guard) and not code.crashes(scope, model) for call, model in named)
    return _INFERENCE if certain else frozenset()


def _eval(code: Code, node: ast.Expr, model: str) -> Iterator[Found]:
    """`model.eval` without its parentheses; without the call only the name is left to say that it is a model."""
    if model.split(".")[-1] in _MODEL and node.lineno == node.end_lineno:
        end = node.end_col_offset or 0
        yield CALL_DROPPED, node, node, _NG007, (Edit(node.lineno, end - 2, end, ""),)
