"""Expressions as dotted texts: the names and paths that conditions and modes are remembered by."""

from __future__ import annotations

from flake8_nograd.syntax import program as p


def dotted_text(expr: p.Expr) -> str | None:
    """`a.b.c` of a name or attribute path, else None."""
    parts: list[str] = []
    while isinstance(expr, p.Attr):
        parts.append(expr.name)
        expr = expr.base
    if isinstance(expr, p.Name):
        parts.append(expr.id)
        return ".".join(reversed(parts))
    return None


LENGTH, NEXT, BEFORE = ".len()", ".+1", ".-1"
"""What `operand_text` adds to a name for its length, and for the numbers after and before it."""

_BY_ONE = {"Add": NEXT, "Subtract": BEFORE}


def operand_text(expr: p.Expr) -> str | None:
    """As `dotted_text`, also of `len(x)` and of a number one more or less; the names in it are set off by dots."""
    if isinstance(expr, p.Call) and isinstance(expr.func, p.Name) and expr.func.id == "len" and len(expr.args) == 1:
        measured = dotted_text(expr.args[0])
        return None if measured is None else measured + LENGTH
    if isinstance(expr, p.Operation) and expr.op in _BY_ONE:
        number, one = operand_text(expr.operands[0]), expr.operands[1]
        is_one = isinstance(one, p.Const) and type(one.value) is int and one.value == 1
        return number + _BY_ONE[expr.op] if number is not None and is_one else None
    return dotted_text(expr)


def last_name(expr: p.Expr) -> str:
    """The name, or that of the attribute: `c` of `a().c`; empty for all else."""
    if isinstance(expr, p.Attr):
        return expr.name
    return expr.id if isinstance(expr, p.Name) else ""
