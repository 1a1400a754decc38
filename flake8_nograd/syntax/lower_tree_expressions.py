"""The expressions of an `ast` tree to the program's, as `lower_expressions` makes them of LibCST's."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.lower_scopes import Scope, ScopeLowering

_COMPARATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "Add",
    ast.Sub: "Subtract",
    ast.Mult: "Multiply",
    ast.MatMult: "MatrixMultiply",
    ast.Div: "Divide",
    ast.Mod: "Modulo",
    ast.Pow: "Power",
    ast.LShift: "LeftShift",
    ast.RShift: "RightShift",
    ast.BitOr: "BitOr",
    ast.BitXor: "BitXor",
    ast.BitAnd: "BitAnd",
    ast.FloorDiv: "FloorDivide",
    ast.UAdd: "Plus",
    ast.USub: "Minus",
    ast.Invert: "BitInvert",
}
"""LibCST's names of the operators, which the program has."""


class TreeExpressions(ScopeLowering):
    """Lowers expressions."""

    def expr(self, node: ast.expr | None) -> p.Expr:
        """Lower one expression. What has no form of its own becomes an `Operation` without operands."""
        lower = _EXPRESSIONS.get(type(node))
        return p.Operation(self.number(node), "?", ()) if lower is None else lower(self, node)

    def maybe(self, node: ast.expr | None) -> p.Expr | None:
        """Lower an expression that may be missing."""
        return None if node is None else self.expr(node)

    def _name(self, node: ast.Name) -> p.Expr:
        return p.Name(self.number(node), node.id)

    def _constant(self, node: ast.Constant) -> p.Expr:
        return p.Const(self.number(node), node.value)

    def _joined(self, node: ast.JoinedStr) -> p.Expr:
        pos = self.number(node)
        parts = [self.expr(x.value) for x in node.values if isinstance(x, ast.FormattedValue)]
        return p.Operation(pos, "str", tuple(parts))

    def _attribute(self, node: ast.Attribute) -> p.Expr:
        return p.Attr(self.number(node), self.expr(node.value), node.attr)

    def _call(self, node: ast.Call) -> p.Expr:
        pos = self.number(node)
        func = self.expr(node.func)
        args: list[p.Expr] = []
        keywords: list[tuple[str, p.Expr]] = []
        starred = False
        for given in _in_source_order(node):
            value = self.expr(given.value if isinstance(given, (ast.keyword, ast.Starred)) else given)
            if isinstance(given, ast.keyword) and given.arg is not None:
                keywords.append((given.arg, value))
                continue
            if isinstance(given, (ast.keyword, ast.Starred)):
                starred = True
                value = p.Operation(value.pos, "*", (value,))
            args.append(value)
        return p.Call(pos, func, tuple(args), tuple(keywords), starred)

    def _subscript(self, node: ast.Subscript) -> p.Expr:
        pos = self.number(node)
        base = self.expr(node.value)
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        lowered = tuple(map(self.expr, parts))
        return p.Subscript(pos, base, lowered[0] if len(lowered) == 1 else p.Operation(pos, "slice", lowered))

    def _slice(self, node: ast.Slice) -> p.Expr:
        parts = (node.lower, node.upper, node.step)
        return p.Operation(self.number(node), "slice", tuple(self.expr(x) for x in parts if x is not None))

    def _items(self, node: ast.List | ast.Tuple | ast.Set) -> p.Expr:
        return p.Items(self.number(node), tuple(map(self.expr, node.elts)))

    def _starred(self, node: ast.Starred) -> p.Expr:
        return p.Operation(self.number(node), "*", (self.expr(node.value),))

    def _dict(self, node: ast.Dict) -> p.Expr:
        pos = self.number(node)
        pairs = zip(node.keys, node.values, strict=True)
        return p.DictItems(pos, tuple((self.maybe(key), self.expr(value)) for key, value in pairs))

    def _binary(self, node: ast.BinOp) -> p.Expr:
        pos = self.number(node)
        return p.Operation(pos, OPERATORS[type(node.op)], (self.expr(node.left), self.expr(node.right)))

    def _unary(self, node: ast.UnaryOp) -> p.Expr:
        pos = self.number(node)
        operand = self.expr(node.operand)
        if isinstance(node.op, ast.Not):
            return p.Not(pos, operand)
        if isinstance(node.op, ast.USub) and isinstance(operand, p.Const) and isinstance(operand.value, int):
            return p.Const(pos, -operand.value)
        return p.Operation(pos, OPERATORS[type(node.op)], (operand,))

    def _boolean(self, node: ast.BoolOp) -> p.Expr:
        """`a and b and c` is `(a and b) and c`."""
        op = "and" if isinstance(node.op, ast.And) else "or"
        positions = [self.number(node) for _ in node.values[1:]]
        result = self.expr(node.values[0])
        for pos, value in zip(reversed(positions), node.values[1:], strict=True):
            result = p.BoolOp(pos, op, result, self.expr(value))
        return result

    def _comparison(self, node: ast.Compare) -> p.Expr:
        pos = self.number(node)
        left = self.expr(node.left)
        result: p.Expr | None = None
        for operator, comparator in zip(node.ops, node.comparators, strict=True):
            right = self.expr(comparator)
            one = p.Compare(pos, _COMPARATORS[type(operator)], left, right)
            result = one if result is None else p.BoolOp(pos, "and", result, one)
            left = right
        return result if result is not None else left

    def _if_exp(self, node: ast.IfExp) -> p.Expr:
        pos = self.number(node)
        body = self.expr(node.body)
        return p.IfExp(pos, self.expr(node.test), body, self.expr(node.orelse))

    def _walrus(self, node: ast.NamedExpr) -> p.Expr:
        pos = self.number(node)
        target = self.expr(node.target)
        self.bind(target)
        return p.Walrus(pos, target, self.expr(node.value))

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> p.Expr:
        pos = self.number(node)
        parts = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        elements = tuple(map(self.expr, parts))
        generators: list[p.Generator] = []
        for clause in node.generators:
            at = self.number(clause)
            iterated = self.expr(clause.iter)
            target = self.expr(clause.target)
            generators.append(p.Generator(at, target, iterated, tuple(map(self.expr, clause.ifs))))
        return p.Comprehension(pos, tuple(generators), elements, isinstance(node, ast.GeneratorExp))

    def _lambda(self, node: ast.Lambda) -> p.Expr:
        pos = self.number(node)
        function = p.Function(pos, "<lambda>", outer=self.scopes[-1].function)
        function.params = self.params(node.args)
        self.functions.append(function)
        with Scope(self, function):
            function.body = (p.Return(pos, self.expr(node.body)),)
        return p.Lambda(pos, function)

    def _await(self, node: ast.Await) -> p.Expr:
        return p.Await(self.number(node), self.expr(node.value))

    def _yield(self, node: ast.Yield | ast.YieldFrom) -> p.Expr:
        self.scopes[-1].function.is_generator = True
        return p.Yield(self.number(node), self.maybe(node.value), isinstance(node, ast.YieldFrom))

    def params(self, node: ast.arguments) -> tuple[p.Param, ...]:
        """All parameters in order: positional-only, positional, `*args`, keyword-only, `**kwargs`."""
        plain = [*node.posonlyargs, *node.args]
        defaults = [*[None] * (len(plain) - len(node.defaults)), *node.defaults]
        found = [self._param(x, default, "", False) for x, default in zip(plain, defaults, strict=True)]
        if node.vararg is not None:
            found.append(self._param(node.vararg, None, "*", False))
        keywords = zip(node.kwonlyargs, node.kw_defaults, strict=True)
        found += [self._param(x, default, "", True) for x, default in keywords]
        if node.kwarg is not None:
            found.append(self._param(node.kwarg, None, "**", False))
        return tuple(found)

    def _param(self, node: ast.arg, default: ast.expr | None, kind: str, keyword_only: bool) -> p.Param:
        pos = self.number(node)
        annotation = self.maybe(node.annotation)
        return p.Param(pos, node.arg, annotation, self.maybe(default), kind, keyword_only)


def _in_source_order(node: ast.Call) -> list[ast.expr | ast.keyword]:
    """The arguments as they stand: `*args` may follow a keyword."""
    given: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
    if node.keywords and any(isinstance(x, ast.Starred) for x in node.args):
        given.sort(key=lambda x: (x.lineno, x.col_offset))
    return given


_EXPRESSIONS: dict[Any, Callable[[TreeExpressions, Any], p.Expr]] = {
    ast.Name: TreeExpressions._name,
    ast.Constant: TreeExpressions._constant,
    ast.JoinedStr: TreeExpressions._joined,
    ast.Attribute: TreeExpressions._attribute,
    ast.Call: TreeExpressions._call,
    ast.Subscript: TreeExpressions._subscript,
    ast.Slice: TreeExpressions._slice,
    ast.List: TreeExpressions._items,
    ast.Tuple: TreeExpressions._items,
    ast.Set: TreeExpressions._items,
    ast.Starred: TreeExpressions._starred,
    ast.Dict: TreeExpressions._dict,
    ast.BinOp: TreeExpressions._binary,
    ast.UnaryOp: TreeExpressions._unary,
    ast.BoolOp: TreeExpressions._boolean,
    ast.Compare: TreeExpressions._comparison,
    ast.IfExp: TreeExpressions._if_exp,
    ast.NamedExpr: TreeExpressions._walrus,
    ast.ListComp: TreeExpressions._comprehension,
    ast.SetComp: TreeExpressions._comprehension,
    ast.DictComp: TreeExpressions._comprehension,
    ast.GeneratorExp: TreeExpressions._comprehension,
    ast.Lambda: TreeExpressions._lambda,
    ast.Await: TreeExpressions._await,
    ast.Yield: TreeExpressions._yield,
    ast.YieldFrom: TreeExpressions._yield,
}
