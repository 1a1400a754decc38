"""Guarded code that computes nothing: it only switches modes, moves, loads, or makes data."""

from __future__ import annotations

from flake8_nograd.flow.dotted import last_name
from flake8_nograd.flow.walk import calls_in, expressions, own_expressions, statements
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import names


def computes_nothing(block: p.Block) -> bool:
    """Whether the block holds calls, all of them of the kind that needs no guard, and no operation on values."""
    calls = list(calls_in(block))
    if not calls or not all(isinstance(x, (p.ExprStmt, p.Assign, p.Import)) for x in statements(block)):
        return False
    if any(isinstance(x, p.Operation) and x.op not in ("str", "*", "slice") for x in _expressions(block)):
        return False
    makes_data = any(last_name(call.func) in names.DATA_MAKERS for call in calls)
    return all(_is_idle(call, makes_data=makes_data) for call in calls)


def _is_idle(call: p.Call, *, makes_data: bool) -> bool:
    name = last_name(call.func)
    return name in names.IDLE_CALLS or name in names.DATA_MAKERS or (makes_data and name[:1].isupper())


def _expressions(block: p.Block) -> list[p.Expr]:
    return [node for statement in statements(block) for node in expressions(own_expressions(statement))]
