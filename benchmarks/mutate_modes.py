"""Mode switches taken away: `eval()` from an evaluation under a guard, `train()` from a loop that evaluates, too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from mutant import EVAL_REMOVED, TRAIN_REMOVED, Edit
from mutant_conditions import Code, forward_passes
from mutant_modes import is_switch, may_switch, switch, switched_before
from mutant_tree import Function, Scope, calls, dotted, is_guard_call, is_guard_name, last_name, mentions
from mutate_guards import Found

_NG004, _NG006 = frozenset({"NG004"}), frozenset({"NG006"})
_EVALUATION_LOADER = re.compile(r"(?:self\.)?(?:test|val|valid|validation|dev|eval)_?(?:data_?)?(?:loader|dl|iter)")
_DELIBERATE = re.compile(r"dropout|uncertain|calibrat|update_bn|rollout|ema\b|env\.", re.IGNORECASE)
"""Words of code that means to evaluate in train mode (7)."""
_FORWARD_HOOK = re.compile(r"forward\w*|__\w+__|\w*loss\w*")
Loop = ast.For | ast.AsyncFor | ast.While


def mode_mutants(code: Code) -> Iterator[Found]:
    """All places of a file, of both kinds."""
    for node in ast.walk(code.tree.module):
        scope = code.tree.scope(node) if isinstance(node, ast.Expr) else None
        if not isinstance(node, ast.Expr) or scope is None or node.lineno != node.end_lineno:
            continue
        edits = (Edit(node.lineno, node.col_offset, node.end_col_offset or 0, "pass"),)
        if (model := is_switch(node.value, "eval")) and _deserves_eval(code, scope, node, model):
            yield EVAL_REMOVED, node, scope, _NG004, edits
        if (model := is_switch(node.value, "train")) and _deserves_train(code, scope, node, model):
            yield TRAIN_REMOVED, node, scope, _NG006, edits


def _deserves_eval(code: Code, scope: Scope, node: ast.Expr, model: str) -> bool:
    """Whether the model is known to be in train mode without this `eval()`, in a guarded evaluation loop.

    Known: `train()` was called on it in this function, on the way here, and this is the function's only `eval()`. A
    loop over an evaluation loader makes it an inference block.
    """
    switches = [call for call in calls(scope) if last_name(call) in ("eval", "train") and call is not node.value]
    others = [call for call in switches if last_name(call) == "eval" or call.args or call.keywords]
    if others or _DELIBERATE.search(ast.unparse(scope)) or _is_hook(code, scope):
        return False
    trained = switched_before(code.tree, node, model, "train")
    if trained is None and not _trained_in(code, node, model):
        return False
    for call, name in forward_passes(code, scope, scope):
        evaluated = name == model and switched_before(code.tree, call, model, "eval") is not None
        if evaluated and call.lineno > node.lineno and _in_guarded_evaluation(code, call):
            return True
    return False


def _trained_in(code: Code, node: ast.Expr, model: str) -> bool:
    """Whether a loop over training data that has run before calls `train()` first of all: `range` may be taken to."""
    for statement in code.tree.before(node):
        if isinstance(statement, ast.For) and any(switch(one, model, "train") for one in statement.body):
            return not any(may_switch(one, model, "train") for one in statement.body)
        if may_switch(statement, model, "train"):
            return False
    return False


def _in_guarded_evaluation(code: Code, call: ast.Call) -> bool:
    loops = [loop for loop in code.tree.loops(call) if isinstance(loop, ast.For)]
    over_evaluation = any(
        _EVALUATION_LOADER.fullmatch(dotted(found)) for loop in loops for found in ast.walk(loop.iter)
    )
    return over_evaluation and any(_is_guard(outer) for outer in code.tree.above(call))


def _is_guard(outer: ast.AST) -> bool:
    if isinstance(outer, ast.With):
        return any(is_guard_call(item.context_expr) for item in outer.items)
    decorators = outer.decorator_list if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef)) else []
    return any(is_guard_name(found) for decorator in decorators for found in ast.walk(decorator))


def _deserves_train(code: Code, scope: Scope, node: ast.Expr, model: str) -> bool:
    """Whether a training step runs after this `train()` alone, and an evaluation in the same loop calls `eval()`."""
    if _is_hook(code, scope) or sum(last_name(call) == "train" for call in calls(scope)) != 1:
        return False
    if not _trains(code, scope, node, model):
        return False
    if any(_evaluates(code, loop.body, model) for loop in code.tree.loops(node)):
        return True
    return not isinstance(scope, ast.Module) and _called_between_evaluations(code, scope, model)


def _is_hook(code: Code, scope: Scope) -> bool:
    return any(_FORWARD_HOOK.fullmatch(function.name) for function in code.tree.functions(scope))


def _trains(code: Code, scope: Scope, node: ast.Expr, model: str) -> bool:
    """Whether the value of a forward pass after the node reaches `.backward()`, through names of the same scope."""
    computed: set[str] = set()
    for found in sorted(
        (one for one in code.tree.own(scope, scope) if isinstance(one, ast.stmt) and one.lineno > node.lineno),
        key=lambda one: one.lineno,
    ):
        if isinstance(found, (ast.Assign, ast.AugAssign)):
            targets = found.targets if isinstance(found, ast.Assign) else [found.target]
            names = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
            if _holds(found.value, model, computed):
                computed |= names
            elif isinstance(found, ast.Assign):
                computed -= names
        if isinstance(found, ast.Expr) and _holds(_differentiated(found.value), model, computed):
            return True
    return False


def _differentiated(value: ast.expr) -> ast.expr:
    """What `.backward()` is called on, be it scaled; nothing for another expression."""
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "backward":
        return value.func.value
    return ast.Constant(None)


def _holds(value: ast.AST, model: str, computed: set[str]) -> bool:
    """Whether an expression runs the model or takes what was computed with it, and detaches nothing."""
    if mentions(value, ("detach", "item", "data", "numpy", "argmax")):
        return False
    runs = any(dotted(call.func) == model and call.args for call in calls(value))
    return runs or any(isinstance(name, ast.Name) and name.id in computed for name in ast.walk(value))


def _evaluates(code: Code, body: Iterable[ast.stmt], model: str) -> bool:
    """Whether a loop's body evaluates the model and leaves it in eval mode: itself, or through a function of the file.

    The `eval()` stands in the body itself, not under a condition, and a forward pass under a guard follows it: without
    the guard it may be the other half of the training, such as the outer loop of an attack.
    """
    after = False
    for statement in body:
        after = after or switch(statement, model, "eval")
        if after and any(_is_guarded_pass(code, call, model) for call in calls(statement)):
            return True
        if any(_leaves_eval(code, call, model) for call in _unconditional_calls(statement)):
            return True
    return False


def _is_guarded_pass(code: Code, call: ast.Call, model: str) -> bool:
    return dotted(call.func) == model and any(_is_guard(outer) for outer in code.tree.above(call))


def _unconditional_calls(statement: ast.stmt) -> Iterator[ast.Call]:
    if isinstance(statement, (ast.Expr, ast.Assign)):
        yield from calls(statement)


def _leaves_eval(code: Code, call: ast.Call, model: str) -> bool:
    """Whether a call is of the one function of that name in the file, which evaluates the model it is given."""
    function = _function(code, dotted(call.func))
    if function is None or (function.decorator_list and not _is_guard(function)):
        return False
    if mentions(function, ("train", "training")):
        return False
    name = _inside(function, call, model)
    return (
        bool(name)
        and any(switch(statement, name, "eval") for statement in function.body)
        and any(dotted(one.func) == name for one in calls(function))
    )


def _function(code: Code, name: str) -> Function | None:
    found = [one for one in ast.walk(code.tree.module) if isinstance(one, ast.FunctionDef) and one.name == name]
    return found[0] if len(found) == 1 and found[0] in code.tree.module.body else None


def _inside(function: Function, call: ast.Call, model: str) -> str:
    """The name that a function has for the model of its caller: a parameter, or the same name of the module."""
    parameters = [one.arg for one in function.args.args]
    for parameter, argument in zip(parameters, call.args, strict=False):
        if dotted(argument) == model:
            return parameter
    return "" if model in parameters or (call.args and mentions(call, (model,))) else model


def _called_between_evaluations(code: Code, scope: Function, model: str) -> bool:
    """Whether a loop calls the function that trains, and then one that evaluates the same model."""
    parameters = [one.arg for one in scope.args.args]
    for loop in (one for one in ast.walk(code.tree.module) if isinstance(one, (ast.For, ast.While))):
        trainings = [call for one in loop.body for call in _unconditional_calls(one) if dotted(call.func) == scope.name]
        if len(trainings) != 1 or _puts_in_train_mode(loop) or _function(code, scope.name) is not scope:
            continue
        outer = model
        if model in parameters:
            position = parameters.index(model)
            outer = dotted(trainings[0].args[position]) if position < len(trainings[0].args) else ""
        if outer and _evaluates(code, loop.body, outer):
            return True
    return False


def _puts_in_train_mode(loop: Loop) -> bool:
    """Whether the loop itself puts anything in train mode."""
    return any(isinstance(call.func, ast.Attribute) and call.func.attr == "train" for call in calls(loop))
