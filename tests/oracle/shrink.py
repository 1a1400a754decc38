"""Makes a program smaller as long as a disagreement stays: without statements, blocks, decorators and arguments."""

from __future__ import annotations

import ast
import copy
import dataclasses
from collections.abc import Callable, Iterator

from .write.program import Program

Keeps = Callable[[Program], bool]
_BODIES = ("body", "orelse", "finalbody", "handlers", "cases", "decorator_list", "items")


def shrunk(program: Program, keeps: Keeps) -> Program:
    """The smallest program found for which `keeps` still holds. It must hold for `program` as it is unparsed."""
    best = _rendered(program, ast.parse(program.source))
    if not keeps(best):
        return program
    progress = True
    while progress:
        progress = False
        tried = 0
        while True:
            candidate = _candidate(best, tried)
            if candidate is None:
                break
            if candidate.source != best.source and keeps(candidate):
                best, progress = candidate, True
            else:
                tried += 1
    return best


def _candidate(program: Program, index: int) -> Program | None:
    """The program after the reduction with this number, the largest first; None if there are no more."""
    tree = ast.parse(program.source)
    for number, (owner, name, replacement) in enumerate(_reductions(tree)):
        if number == index:
            setattr(owner, name, replacement)
            return _rendered(program, tree) if _makes_sense(tree) else program
    return None


def _makes_sense(tree: ast.Module) -> bool:
    """Whether it still is a program, every `forward` returns something, and some layer with weights is run."""
    forwards = [x for x in ast.walk(tree) if isinstance(x, ast.FunctionDef) and x.name == "forward"]
    weights = any(isinstance(x, ast.Attribute) and x.attr in ("Linear", "BatchNorm1d") for x in ast.walk(tree))
    if not _can_be_compiled(tree) or not all(_runs_its_layers(x) for x in ast.walk(tree)):
        return False
    return weights and all(isinstance(x.body[-1], (ast.Return, ast.With)) for x in forwards)


def _can_be_compiled(tree: ast.Module) -> bool:
    """Whether nothing has lost its parts, such as a `with` its items, or a `break` its loop."""
    try:
        compile(ast.unparse(ast.fix_missing_locations(tree)), "", "exec")
    except SyntaxError:
        return False
    return True


def _runs_its_layers(node: ast.AST) -> bool:
    """Whether a class with a `forward` runs all that it makes there: else what is left is about the unused weights."""
    if not isinstance(node, ast.ClassDef):
        return True
    forwards = [x for x in node.body if isinstance(x, ast.FunctionDef) and x.name == "forward"]
    if not forwards:
        return True
    made = {x.attr for x in ast.walk(node) if isinstance(x, ast.Attribute) and isinstance(x.ctx, ast.Store)}
    run = {x.attr for x in ast.walk(forwards[0]) if isinstance(x, ast.Attribute)}
    return made - {"training"} <= run


def _rendered(program: Program, tree: ast.Module) -> Program:
    text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
    flags = tuple(flag for flag in program.flags if f"'{flag}' in sys.argv" in text)
    return dataclasses.replace(program, source=text, flags=flags)


def _reductions(tree: ast.Module) -> Iterator[tuple[ast.AST, str, object]]:
    """Attributes of nodes and what to put there instead."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        values: list[ast.AST] = body if isinstance(body, list) else []
        for index, value in enumerate(values):
            if isinstance(value, ast.Assign) and ast.unparse(value).startswith("inputs, labels = next"):
                yield (
                    node,
                    "body",
                    [*values[:index], *ast.parse("inputs = torch.ones(2, 4)").body, *values[index + 1 :]],
                )
    for node in ast.walk(tree):
        for name in _BODIES:
            found = getattr(node, name, None)
            if isinstance(found, list):
                yield from _shorter(node, name, found)
    for node in ast.walk(tree):
        yield from _simpler(node)


def _shorter(node: ast.AST, name: str, values: list[ast.AST]) -> Iterator[tuple[ast.AST, str, object]]:
    for size in dict.fromkeys((len(values), len(values) // 2, 1)):
        for first in range(0, len(values), size) if size else ():
            rest = values[:first] + values[first + size :]
            yield node, name, rest or ([ast.Pass()] if name == "body" else [])
    if name == "items" and len(values) == 1:
        return
    for index, value in enumerate(values):
        for part in ("body", "orelse", "finalbody"):
            inner = getattr(value, part, None)
            if isinstance(inner, list) and inner and isinstance(value, ast.stmt) and not _defines(value):
                yield node, name, [*values[:index], *copy.deepcopy(inner), *values[index + 1 :]]


def _defines(node: ast.AST) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.ClassDef))


def _simpler(node: ast.AST) -> Iterator[tuple[ast.AST, str, object]]:
    """A branch of a conditional expression, the receiver of a chain, one operand."""
    for name, value in ast.iter_fields(node):
        if isinstance(value, ast.IfExp):
            yield node, name, value.body
            yield node, name, value.orelse
        elif isinstance(value, ast.BinOp):
            yield node, name, value.left
            yield node, name, value.right
        elif (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Attribute)
            and isinstance(value.func.value, ast.Call)
        ):
            yield node, name, value.func.value
        elif isinstance(value, ast.UnaryOp):
            yield node, name, value.operand
        elif isinstance(value, ast.BoolOp):
            yield from ((node, name, operand) for operand in value.values)
