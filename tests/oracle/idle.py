"""Statements that do nothing: the oracle has the program say when it reaches one."""

from __future__ import annotations

import ast
import re

MARK = "_reached"
_MAY_DO_NOTHING = re.compile(r"^ *[\w.]+(\.eval|\.train|no_grad\(\)|inference_mode\(\))$|volatile", re.MULTILINE)


def marked(source: str) -> ast.Module:
    """The program, changed so that it calls `_reached(line)` before every statement that does nothing."""
    tree = ast.parse(source)
    if not _MAY_DO_NOTHING.search(source):
        return tree
    for node in list(ast.walk(tree)):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and any(_does_nothing(x) for x in body):
                setattr(node, name, [y for x in body for y in ((_mark(x), x) if _does_nothing(x) else (x,))])
    return tree


def _mark(statement: ast.AST) -> ast.stmt:
    call = ast.Call(ast.Name(MARK, ast.Load()), [ast.Constant(getattr(statement, "lineno", 0))], [])
    return ast.fix_missing_locations(ast.copy_location(ast.Expr(call), statement))


def _does_nothing(statement: object) -> bool:
    """A guard or a mode switch that stands alone, or `volatile=True`."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(value, ast.Attribute):
        return value.attr in ("eval", "train")
    if isinstance(value, ast.Call):
        guards = ("no_grad", "inference_mode")
        alone = isinstance(value.func, ast.Attribute) and value.func.attr in guards and not value.args
        return alone or any(x.arg == "volatile" for x in value.keywords)
    return False
