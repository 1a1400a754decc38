"""LibCST's simple statements, those without a body, to the program's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import libcst as cst
from libcst.helpers import get_full_name_for_node

from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.lower_expressions import ExpressionLowering
from flake8_nograd.syntax.symbols import symbol


class SimpleLowering(ExpressionLowering):
    """Lowers simple statements."""

    def __init__(self, first: int = 0) -> None:
        super().__init__(first)
        self.imports: dict[str, str] = {}
        self.stars: list[str] = []

    def _expr_stmt(self, node: cst.Expr) -> p.Stmt:
        pos = self.number(node)
        value = self.expr(node.value)
        if isinstance(value, p.IfExp):  # `m.train() if flag else m.eval()` is an if statement in disguise
            body, orelse = p.ExprStmt(value.body.pos, value.body), p.ExprStmt(value.orelse.pos, value.orelse)
            return p.If(pos, value.test, (body,), (orelse,))
        return p.ExprStmt(pos, value)

    def _assign(self, node: cst.Assign) -> p.Stmt:
        pos = self.number(node)
        targets = tuple(self.expr(x.target) for x in node.targets)
        for target in targets:
            self.bind(target)
        return p.Assign(pos, targets, self.expr(node.value))

    def _ann_assign(self, node: cst.AnnAssign) -> p.Stmt:
        pos = self.number(node)
        target = self.expr(node.target)
        self.bind(target)
        annotation = self.expr(node.annotation.annotation)
        return p.Assign(pos, (target,), self.maybe(node.value), annotation)

    def _aug_assign(self, node: cst.AugAssign) -> p.Stmt:
        pos = self.number(node)
        target = self.expr(node.target)
        self.bind(target)
        return p.AugAssign(pos, target, self.expr(node.value), symbol(node.operator).removesuffix("Assign"))

    def _return(self, node: cst.Return) -> p.Stmt:
        return p.Return(self.number(node), self.maybe(node.value))

    def _raise(self, node: cst.Raise) -> p.Stmt:
        return p.Raise(self.number(node), self.maybe(node.exc))

    def _assert(self, node: cst.Assert) -> p.Stmt:
        return p.Assert(self.number(node), self.expr(node.test))

    def _break(self, node: cst.Break) -> p.Stmt:
        return p.Break(self.number(node))

    def _continue(self, node: cst.Continue) -> p.Stmt:
        return p.Continue(self.number(node))

    def _del(self, node: cst.Del) -> p.Stmt:
        pos = self.number(node)
        target = self.expr(node.target)
        self.bind(target)
        return p.Delete(pos, target.items if isinstance(target, p.Items) else (target,))

    def _borrow(self, node: cst.Global | cst.Nonlocal) -> p.Stmt:
        self.scopes[-1].borrowed.update(item.name.value for item in node.names)
        return p.Delete(self.number(node), ())

    def _import(self, node: cst.Import) -> p.Stmt:
        bindings: list[tuple[str, str]] = []
        for alias in node.names:
            full = get_full_name_for_node(alias.name) or ""
            name = _as_name(alias)
            bindings.append((name, full) if name else (full.split(".")[0], full.split(".")[0]))
        return self._bound_import(node, bindings)

    def _import_from(self, node: cst.ImportFrom) -> p.Stmt:
        module = "." * len(node.relative) + ((get_full_name_for_node(node.module) or "") if node.module else "")
        if isinstance(node.names, cst.ImportStar):
            self.stars.append(module)
            return self._bound_import(node, [])
        prefix = module if module.endswith(".") or not module else module + "."
        bindings: list[tuple[str, str]] = []
        for alias in node.names:
            name = get_full_name_for_node(alias.name) or ""
            bindings.append((_as_name(alias) or name, prefix + name))
        return self._bound_import(node, bindings)

    def _bound_import(self, node: cst.CSTNode, bindings: list[tuple[str, str]]) -> p.Stmt:
        for name, full in bindings:
            self.bind(name)
            self.imports[name] = full
        return p.Import(self.number(node), tuple(bindings))


def _as_name(alias: cst.ImportAlias) -> str | None:
    return alias.asname.name.value if alias.asname and isinstance(alias.asname.name, cst.Name) else None


SIMPLE_STATEMENTS: dict[type[cst.CSTNode], Callable[[SimpleLowering, Any], p.Stmt]] = {
    cst.Expr: SimpleLowering._expr_stmt,
    cst.Assign: SimpleLowering._assign,
    cst.AnnAssign: SimpleLowering._ann_assign,
    cst.AugAssign: SimpleLowering._aug_assign,
    cst.Return: SimpleLowering._return,
    cst.Raise: SimpleLowering._raise,
    cst.Assert: SimpleLowering._assert,
    cst.Break: SimpleLowering._break,
    cst.Continue: SimpleLowering._continue,
    cst.Del: SimpleLowering._del,
    cst.Global: SimpleLowering._borrow,
    cst.Nonlocal: SimpleLowering._borrow,
    cst.Import: SimpleLowering._import,
    cst.ImportFrom: SimpleLowering._import_from,
}
