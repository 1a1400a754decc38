"""The LibCST visitor that turns a parsed file into the program the interpreter runs.

It visits only what can matter: no comments, no white space. Bodies that were left out before parsing become opaque
functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import libcst as cst

from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.left_out import OPAQUE
from flake8_nograd.syntax.lower_scopes import Scope
from flake8_nograd.syntax.lower_simple import SIMPLE_STATEMENTS, SimpleLowering


class Lowering(SimpleLowering):
    """Lowers a module. One instance lowers one."""

    def __init__(self, first: int = 0) -> None:
        super().__init__(first)
        self.classes: list[p.Class] = []
        self.owner: p.Class | None = None
        self.statements: list[tuple[int, cst.CSTNode]] = []

    def module(self, node: cst.Module) -> p.Program:
        """The whole file."""
        main = p.Function(self.number(node), "<module>")
        with Scope(self, main):
            main.body = self.block(node.body)
        return p.Program(main, self.functions, self.classes, self.imports, tuple(self.stars))

    def block(self, statements: Iterable[cst.CSTNode]) -> p.Block:
        """Lower statements in order; those that mean nothing to us (pass, type aliases) leave nothing."""
        found: list[p.Stmt] = []
        for statement in statements:
            if isinstance(statement, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
                for small in statement.body:
                    self._append(small, found)
            else:
                self._append(statement, found)
        return tuple(found)

    def _append(self, node: cst.CSTNode, found: list[p.Stmt]) -> None:
        self.statements.append((len(self.nodes), node))
        lower = _STATEMENTS.get(type(node))
        if lower is not None:
            found.append(lower(self, node))

    def suite(self, node: cst.BaseSuite | cst.Else | cst.Finally | None) -> p.Block:
        """The body of a compound statement, in either layout."""
        if node is None:
            return ()
        if isinstance(node, (cst.Else, cst.Finally)):
            node = node.body
        return self.block(node.body)

    # --- compound statements ---------------------------------------------------------------------------------------

    def _if(self, node: cst.If) -> p.Stmt:
        """An if statement; a long `elif` chain is unrolled from its end, without recursion."""
        arms: list[tuple[int, p.Expr, p.Block]] = []
        current: cst.If | cst.Else | None = node
        while isinstance(current, cst.If):
            if current is not node:  # For `ast`, an `elif` is an if statement in the else part.
                self.statements.append((len(self.nodes), current))
            pos = self.number(current)
            arms.append((pos, self.expr(current.test), self.suite(current.body)))
            current = current.orelse
        orelse = self.suite(current)
        for pos, test, body in reversed(arms):
            orelse = (p.If(pos, test, body, orelse),)
        return orelse[0]

    def _while(self, node: cst.While) -> p.Stmt:
        pos = self.number(node)
        return p.While(pos, self.expr(node.test), self.suite(node.body), self.suite(node.orelse))

    def _for(self, node: cst.For) -> p.Stmt:
        pos = self.number(node)
        target = self.expr(node.target)
        self.bind(target)
        return p.For(pos, target, self.expr(node.iter), self.suite(node.body), self.suite(node.orelse))

    def _try(self, node: cst.Try | cst.TryStar) -> p.Stmt:
        pos = self.number(node)
        body = self.suite(node.body)
        handlers = tuple(self._handler(x) for x in node.handlers)
        return p.Try(pos, body, handlers, self.suite(node.orelse), self.suite(node.finalbody))

    def _handler(self, node: cst.ExceptHandler | cst.ExceptStarHandler) -> p.Handler:
        pos = self.number(node)
        name = node.name.name.value if node.name and isinstance(node.name.name, cst.Name) else None
        if name:
            self.bind(name)
        return p.Handler(pos, name, self.suite(node.body))

    def _with(self, node: cst.With) -> p.Stmt:
        pos = self.number(node)
        items: list[p.WithItem] = []
        for item in node.items:
            at = self.number(item)
            target = self.maybe(item.asname.name) if item.asname else None
            if target is not None:
                self.bind(target)
            items.append(p.WithItem(at, self.expr(item.item), target))
        return p.With(pos, tuple(items), self.suite(node.body))

    def _match(self, node: cst.Match) -> p.Stmt:
        pos = self.number(node)
        return p.Match(pos, self.expr(node.subject), tuple(self._case(x) for x in node.cases))

    def _case(self, node: cst.MatchCase) -> p.Case:
        pos = self.number(node)
        pattern = node.pattern
        names = tuple(_captured(pattern))
        for name in names:
            self.bind(name)
        literal = self.expr(pattern.value) if isinstance(pattern, cst.MatchValue) else None
        if isinstance(pattern, cst.MatchSingleton):
            literal = self.expr(pattern.value)
        irrefutable = isinstance(pattern, cst.MatchAs) and pattern.pattern is None
        return p.Case(pos, names, literal, irrefutable, self.maybe(node.guard), self.suite(node.body))

    # --- definitions -----------------------------------------------------------------------------------------------

    def _function(self, node: cst.FunctionDef) -> p.Stmt:
        pos = self.number(node)
        self.bind(node.name.value)
        decorators = tuple(self.expr(x.decorator) for x in node.decorators)
        function = p.Function(pos, node.name.value, self.params(node.params), decorators)
        function.owner, self.owner = self.owner, None
        # A method does not see the names of the class body around it.
        scope = self.scopes[-1].function
        function.outer = scope.outer if function.owner is not None else scope
        self.functions.append(function)
        with Scope(self, function):
            function.body = self.suite(node.body)
        if _is_opaque(function.body):
            function.opaque, function.body = True, ()
        self.owner = function.owner
        if self.owner is not None:
            self.owner.methods[function.name] = function
        return p.FunctionDef(pos, function)

    def _class(self, node: cst.ClassDef) -> p.Stmt:
        pos = self.number(node)
        self.bind(node.name.value)
        bases = tuple(self.expr(x.value) for x in node.bases)
        for argument in node.keywords:  # They mean nothing to us, but there may be functions in them.
            if argument.keyword is not None:
                self.expr(argument.value)
        klass = p.Class(pos, node.name.value, bases)
        self.classes.append(klass)
        outer, self.owner = self.owner, klass
        with Scope(self, p.Function(pos, "<class>", outer=self.scopes[-1].function)):
            klass.body = self.suite(node.body)
        self.owner = outer
        return p.ClassDef(pos, klass)


def _is_opaque(body: p.Block) -> bool:
    first = body[0] if body else None
    return isinstance(first, p.ExprStmt) and isinstance(first.value, p.Name) and first.value.id == OPAQUE


def _captured(pattern: cst.CSTNode) -> Sequence[str]:
    """The names that a match pattern binds, in any order."""
    found: list[str] = []
    pending = [pattern]
    while pending:
        node = pending.pop()
        if isinstance(node, (cst.MatchAs, cst.MatchStar)) and node.name is not None:
            found.append(node.name.value)
        elif isinstance(node, cst.MatchMapping) and node.rest is not None:
            found.append(node.rest.value)
        pending.extend(node.children)
    return found


_STATEMENTS: dict[type[cst.CSTNode], Callable[[Lowering, Any], p.Stmt]] = {
    **SIMPLE_STATEMENTS,
    cst.If: Lowering._if,
    cst.While: Lowering._while,
    cst.For: Lowering._for,
    cst.Try: Lowering._try,
    cst.TryStar: Lowering._try,
    cst.With: Lowering._with,
    cst.Match: Lowering._match,
    cst.FunctionDef: Lowering._function,
    cst.ClassDef: Lowering._class,
}
