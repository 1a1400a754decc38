"""From an `ast` tree to a program: for a first look at a file, and for those that are read for the sake of another.

Nobody asks these for the place of a node, so that LibCST, which keeps it, is not needed. Both ways give the same
program.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Set
from typing import Any

from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.lower_scopes import Scope
from flake8_nograd.syntax.lower_tree_expressions import OPERATORS, TreeExpressions


class TreeLowering(TreeExpressions):
    """Lowers a module. One instance lowers one.

    `first` is the number of the first node, `hidden` holds the ids of the functions whose bodies are left out.
    """

    def __init__(self, first: int = 0, hidden: Set[int] = frozenset()) -> None:
        super().__init__(first)
        self._hidden = hidden
        self.classes: list[p.Class] = []
        self.owner: p.Class | None = None
        self.imports: dict[str, str] = {}
        self.stars: list[str] = []

    def module(self, node: ast.Module) -> p.Program:
        """The whole file."""
        main = p.Function(self.number(node), "<module>")
        with Scope(self, main):
            main.body = self.block(node.body)
        return p.Program(main, self.functions, self.classes, self.imports, tuple(self.stars))

    def block(self, statements: Iterable[ast.stmt]) -> p.Block:
        """Lower statements in order; those that mean nothing to us (pass, type aliases) leave nothing."""
        return tuple(lower(self, x) for x in statements if (lower := _STATEMENTS.get(type(x))) is not None)

    # --- simple statements -----------------------------------------------------------------------------------------

    def _expr_stmt(self, node: ast.Expr) -> p.Stmt:
        pos = self.number(node)
        value = self.expr(node.value)
        if isinstance(value, p.IfExp):  # `m.train() if flag else m.eval()` is an if statement in disguise
            body, orelse = p.ExprStmt(value.body.pos, value.body), p.ExprStmt(value.orelse.pos, value.orelse)
            return p.If(pos, value.test, (body,), (orelse,))
        return p.ExprStmt(pos, value)

    def _assign(self, node: ast.Assign) -> p.Stmt:
        pos = self.number(node)
        targets = tuple(map(self._target, node.targets))
        return p.Assign(pos, targets, self.expr(node.value))

    def _ann_assign(self, node: ast.AnnAssign) -> p.Stmt:
        pos = self.number(node)
        target = self._target(node.target)
        annotation = self.expr(node.annotation)
        return p.Assign(pos, (target,), self.maybe(node.value), annotation)

    def _aug_assign(self, node: ast.AugAssign) -> p.Stmt:
        pos = self.number(node)
        target = self._target(node.target)
        return p.AugAssign(pos, target, self.expr(node.value), OPERATORS[type(node.op)])

    def _target(self, node: ast.expr) -> p.Expr:
        target = self.expr(node)
        self.bind(target)
        return target

    def _return(self, node: ast.Return) -> p.Stmt:
        return p.Return(self.number(node), self.maybe(node.value))

    def _raise(self, node: ast.Raise) -> p.Stmt:
        return p.Raise(self.number(node), self.maybe(node.exc))

    def _assert(self, node: ast.Assert) -> p.Stmt:
        return p.Assert(self.number(node), self.expr(node.test))

    def _break(self, node: ast.Break) -> p.Stmt:
        return p.Break(self.number(node))

    def _continue(self, node: ast.Continue) -> p.Stmt:
        return p.Continue(self.number(node))

    def _delete(self, node: ast.Delete) -> p.Stmt:
        pos = self.number(node)
        targets = tuple(map(self._target, node.targets))
        only = targets[0]
        return p.Delete(pos, only.items if len(targets) == 1 and isinstance(only, p.Items) else targets)

    def _borrow(self, node: ast.Global | ast.Nonlocal) -> p.Stmt:
        self.scopes[-1].borrowed.update(node.names)
        return p.Delete(self.number(node), ())

    def _import(self, node: ast.Import) -> p.Stmt:
        pairs = ((x.asname, x.name) if x.asname else (x.name.split(".")[0],) * 2 for x in node.names)
        return self._bound_import(node, tuple(pairs))

    def _import_from(self, node: ast.ImportFrom) -> p.Stmt:
        module = "." * node.level + (node.module or "")
        if node.names[0].name == "*":
            self.stars.append(module)
            return self._bound_import(node, ())
        prefix = module if module.endswith(".") or not module else module + "."
        return self._bound_import(node, tuple((x.asname or x.name, prefix + x.name) for x in node.names))

    def _bound_import(self, node: ast.stmt, bindings: tuple[tuple[str, str], ...]) -> p.Stmt:
        for name, full in bindings:
            self.bind(name)
            self.imports[name] = full
        return p.Import(self.number(node), bindings)

    # --- compound statements ---------------------------------------------------------------------------------------

    def _if(self, node: ast.If) -> p.Stmt:
        """An if statement; a long `elif` chain is unrolled from its end, without recursion."""
        arms: list[tuple[int, p.Expr, p.Block]] = []
        rest: list[ast.stmt] = [node]
        while len(rest) == 1 and isinstance(rest[0], ast.If):
            current = rest[0]
            arms.append((self.number(current), self.expr(current.test), self.block(current.body)))
            rest = current.orelse
        orelse = self.block(rest)
        for pos, test, body in reversed(arms):
            orelse = (p.If(pos, test, body, orelse),)
        return orelse[0]

    def _while(self, node: ast.While) -> p.Stmt:
        return p.While(self.number(node), self.expr(node.test), self.block(node.body), self.block(node.orelse))

    def _for(self, node: ast.For | ast.AsyncFor) -> p.Stmt:
        pos = self.number(node)
        target = self._target(node.target)
        return p.For(pos, target, self.expr(node.iter), self.block(node.body), self.block(node.orelse))

    def _try(self, node: ast.Try) -> p.Stmt:
        pos = self.number(node)
        body = self.block(node.body)
        handlers = tuple(map(self._handler, node.handlers))
        return p.Try(pos, body, handlers, self.block(node.orelse), self.block(node.finalbody))

    def _handler(self, node: ast.ExceptHandler) -> p.Handler:
        pos = self.number(node)
        if node.name:
            self.bind(node.name)
        return p.Handler(pos, node.name, self.block(node.body))

    def _with(self, node: ast.With | ast.AsyncWith) -> p.Stmt:
        pos = self.number(node)
        items: list[p.WithItem] = []
        for item in node.items:
            at = self.number(item)
            target = None if item.optional_vars is None else self._target(item.optional_vars)
            items.append(p.WithItem(at, self.expr(item.context_expr), target))
        return p.With(pos, tuple(items), self.block(node.body))

    def _match(self, node: ast.Match) -> p.Stmt:
        pos = self.number(node)
        return p.Match(pos, self.expr(node.subject), tuple(map(self._case, node.cases)))

    def _case(self, node: ast.match_case) -> p.Case:
        pos = self.number(node)
        pattern = node.pattern
        names = tuple(_captured(pattern))
        for name in names:
            self.bind(name)
        literal = self.expr(pattern.value) if isinstance(pattern, ast.MatchValue) else None
        if isinstance(pattern, ast.MatchSingleton):
            literal = p.Const(self.number(pattern), pattern.value)
        irrefutable = isinstance(pattern, ast.MatchAs) and pattern.pattern is None
        return p.Case(pos, names, literal, irrefutable, self.maybe(node.guard), self.block(node.body))

    # --- definitions -----------------------------------------------------------------------------------------------

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> p.Stmt:
        pos = self.number(node)
        self.bind(node.name)
        decorators = tuple(map(self.expr, node.decorator_list))
        function = p.Function(pos, node.name, self.params(node.args), decorators)
        function.owner, self.owner = self.owner, None
        # A method does not see the names of the class body around it.
        scope = self.scopes[-1].function
        function.outer = scope.outer if function.owner is not None else scope
        self.functions.append(function)
        function.opaque = id(node) in self._hidden
        with Scope(self, function):
            function.body = () if function.opaque else self.block(node.body)
        self.owner = function.owner
        if self.owner is not None:
            self.owner.methods[function.name] = function
        return p.FunctionDef(pos, function)

    def _class(self, node: ast.ClassDef) -> p.Stmt:
        pos = self.number(node)
        self.bind(node.name)
        bases = tuple(self.expr(x.value if isinstance(x, ast.Starred) else x) for x in node.bases)
        for argument in node.keywords:  # They mean nothing to us, but there may be functions in them.
            if argument.arg is not None:
                self.expr(argument.value)
        klass = p.Class(pos, node.name, bases)
        self.classes.append(klass)
        outer, self.owner = self.owner, klass
        with Scope(self, p.Function(pos, "<class>", outer=self.scopes[-1].function)):
            klass.body = self.block(node.body)
        self.owner = outer
        return p.ClassDef(pos, klass)


def _captured(pattern: ast.pattern) -> Iterator[str]:
    """The names that a match pattern binds, in any order."""
    for node in ast.walk(pattern):
        if isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name is not None:
            yield node.name
        elif isinstance(node, ast.MatchMapping) and node.rest is not None:
            yield node.rest


_STATEMENTS: dict[type[ast.stmt], Callable[[TreeLowering, Any], p.Stmt]] = {
    ast.Expr: TreeLowering._expr_stmt,
    ast.Assign: TreeLowering._assign,
    ast.AnnAssign: TreeLowering._ann_assign,
    ast.AugAssign: TreeLowering._aug_assign,
    ast.Return: TreeLowering._return,
    ast.Raise: TreeLowering._raise,
    ast.Assert: TreeLowering._assert,
    ast.Break: TreeLowering._break,
    ast.Continue: TreeLowering._continue,
    ast.Delete: TreeLowering._delete,
    ast.Global: TreeLowering._borrow,
    ast.Nonlocal: TreeLowering._borrow,
    ast.Import: TreeLowering._import,
    ast.ImportFrom: TreeLowering._import_from,
    ast.If: TreeLowering._if,
    ast.While: TreeLowering._while,
    ast.For: TreeLowering._for,
    ast.AsyncFor: TreeLowering._for,
    ast.Try: TreeLowering._try,
    ast.With: TreeLowering._with,
    ast.AsyncWith: TreeLowering._with,
    ast.Match: TreeLowering._match,
    ast.FunctionDef: TreeLowering._function,
    ast.AsyncFunctionDef: TreeLowering._function,
    ast.ClassDef: TreeLowering._class,
}
if hasattr(ast, "TryStar"):  # Python 3.11 and newer
    _STATEMENTS[ast.TryStar] = TreeLowering._try
