"""What a construct does to what is recorded: the program runs again without it."""

from __future__ import annotations

import ast
import copy
import dataclasses

from flake8_nograd.diagnostic import Diagnostic

from .runs import all_runs
from .watch import Run
from .write.program import Program

Record = list[tuple[object, ...]]


def changes_nothing(program: Program, runs: list[Run], tree: ast.Module, diagnostic: Diagnostic) -> bool:
    """Whether every run without the reported construct does what it did with it."""
    remover = _Remover(diagnostic.range.line, diagnostic.range.column)
    without = ast.fix_missing_locations(remover.visit(copy.deepcopy(tree)))
    if not remover.removed:
        return False
    bare = dataclasses.replace(program, tree=without)
    return [_record(run) for run in all_runs(bare)] == [_record(run) for run in runs]


def _record(run: Run) -> Record:
    passes = [(x.lines, x.training, x.grad, x.graph, bool(x.used)) for x in run.passes]
    return [*passes, *((x.lines, x.failed) for x in run.backs), (run.error,)]


class _Remover(ast.NodeTransformer):
    """Removes the statement, the item of a `with` or the keyword at a place. All other lines stay where they are."""

    def __init__(self, line: int, column: int) -> None:
        self._place = (line, column)
        self.removed = False

    def _is_it(self, node: ast.expr | ast.keyword) -> bool:
        found = (node.lineno, node.col_offset) == self._place
        self.removed = self.removed or found
        return found

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if self._is_it(node.value):
            return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)

    def visit_With(self, node: ast.With) -> ast.AST:
        node.items = [x for x in node.items if not self._is_it(x.context_expr)]
        self.generic_visit(node)
        if node.items:
            return node
        return ast.copy_location(ast.If(ast.Constant(True), node.body, []), node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        node.keywords = [x for x in node.keywords if not self._is_it(x)]
        return self.generic_visit(node)
