"""Which functions of a file may call what is sought: those that speak of it, by its name or by another that it gets."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from flake8_nograd.flow.dotted import last_name
from flake8_nograd.flow.walk import expressions, own_expressions, statements
from flake8_nograd.syntax import program as p


def speaking_functions(program: p.Program, names: Collection[str]) -> list[p.Function]:
    """The functions of the file that speak of one of the names, or of what one was imported as or put into."""
    block = [x for function in (program.main, *program.functions) for x in statements(function.body)]
    known = {*names, *(local for local, full in program.imports.items() if full.rpartition(".")[2] in names)}
    for statement in block:
        if isinstance(statement, p.Assign) and _speaks_of(known, own_expressions(statement)):
            known.update(filter(None, map(last_name, statement.targets)))
    return [x for x in program.functions if any(_speaks_of(known, own_expressions(y)) for y in statements(x.body))]


def _speaks_of(names: Collection[str], roots: Iterable[p.Expr]) -> bool:
    return any(last_name(node) in names for node in expressions(roots))
