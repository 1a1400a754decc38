"""LibCST's expressions to the program's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import libcst as cst

from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.lower_scopes import Scope, ScopeLowering
from flake8_nograd.syntax.symbols import comparator, literal, symbol

_LITERALS = {"None": None, "True": True, "False": False}


class ExpressionLowering(ScopeLowering):
    """Lowers expressions."""

    def expr(self, node: cst.BaseExpression | cst.BaseElement | None) -> p.Expr:
        """Lower one expression. What has no form of its own becomes an `Operation` without operands."""
        lower = _EXPRESSIONS.get(type(node))
        if lower is None:
            return p.Operation(self.number(node) if node is not None else len(self.nodes), "?", ())
        return lower(self, node)

    def maybe(self, node: cst.BaseExpression | None) -> p.Expr | None:
        """Lower an expression that may be missing."""
        return None if node is None else self.expr(node)

    def _name(self, node: cst.Name) -> p.Expr:
        pos = self.number(node)
        value = node.value
        return p.Const(pos, _LITERALS[value]) if value in _LITERALS else p.Name(pos, value)

    def _number(self, node: cst.Integer | cst.Float | cst.Imaginary) -> p.Expr:
        return p.Const(self.number(node), literal(node.value, 1))

    def _string(self, node: cst.SimpleString) -> p.Expr:
        return p.Const(self.number(node), literal(node.value, ""))

    def _ellipsis(self, node: cst.Ellipsis) -> p.Expr:
        return p.Const(self.number(node), ...)

    def _concatenated(self, node: cst.ConcatenatedString) -> p.Expr:
        """Neighbouring strings: as one, or as an operation if there are expressions in them."""
        pos = self.number(node)
        parts: list[p.Expr] = []
        current: cst.BaseExpression = node
        while isinstance(current, cst.ConcatenatedString):  # LibCST nests them to the right.
            parts.append(self.expr(current.left))
            current = current.right
        parts.append(self.expr(current))
        texts = [part.value for part in parts if isinstance(part, p.Const) and isinstance(part.value, str)]
        return p.Const(pos, "".join(texts)) if len(texts) == len(parts) else p.Operation(pos, "str", tuple(parts))

    def _formatted(self, node: cst.FormattedString) -> p.Expr:
        pos = self.number(node)
        parts = [self.expr(x.expression) for x in node.parts if isinstance(x, cst.FormattedStringExpression)]
        return p.Operation(pos, "str", tuple(parts))

    def _attribute(self, node: cst.Attribute) -> p.Expr:
        return p.Attr(self.number(node), self.expr(node.value), node.attr.value)

    def _call(self, node: cst.Call) -> p.Expr:
        pos = self.number(node)
        func = self.expr(node.func)
        args: list[p.Expr] = []
        keywords: list[tuple[str, p.Expr]] = []
        starred = False
        for arg in node.args:
            marked = self.number(arg) if arg.keyword is not None and arg.keyword.value == "volatile" else None
            value = self.expr(arg.value)
            if marked is not None:  # Here the keyword is what is wrong, and is to be reported.
                value.pos = marked
            if arg.keyword is not None:
                keywords.append((arg.keyword.value, value))
                continue
            if arg.star:
                starred = True
                value = p.Operation(value.pos, "*", (value,))
            args.append(value)
        return p.Call(pos, func, tuple(args), tuple(keywords), starred)

    def _subscript(self, node: cst.Subscript) -> p.Expr:
        pos = self.number(node)
        base = self.expr(node.value)
        parts = [self._index(element.slice) for element in node.slice]
        index = parts[0] if len(parts) == 1 else p.Operation(pos, "slice", tuple(parts))
        return p.Subscript(pos, base, index)

    def _index(self, node: cst.BaseSlice) -> p.Expr:
        if isinstance(node, cst.Index):
            value = self.expr(node.value)
            return p.Operation(value.pos, "*", (value,)) if node.star else value
        parts = (node.lower, node.upper, node.step) if isinstance(node, cst.Slice) else ()
        return p.Operation(self.number(node), "slice", tuple(self.expr(x) for x in parts if x is not None))

    def _items(self, node: cst.List | cst.Tuple | cst.Set) -> p.Expr:
        return p.Items(self.number(node), tuple(self.expr(x) for x in node.elements))

    def _element(self, node: cst.Element) -> p.Expr:
        return self.expr(node.value)

    def _starred(self, node: cst.StarredElement) -> p.Expr:
        return p.Operation(self.number(node), "*", (self.expr(node.value),))

    def _dict(self, node: cst.Dict) -> p.Expr:
        pos = self.number(node)
        items: list[tuple[p.Expr | None, p.Expr]] = []
        for element in node.elements:
            key = self.expr(element.key) if isinstance(element, cst.DictElement) else None
            items.append((key, self.expr(element.value)))
        return p.DictItems(pos, tuple(items))

    def _binary(self, node: cst.BinaryOperation) -> p.Expr:
        pos = self.number(node)
        return p.Operation(pos, symbol(node.operator), (self.expr(node.left), self.expr(node.right)))

    def _unary(self, node: cst.UnaryOperation) -> p.Expr:
        pos = self.number(node)
        operand = self.expr(node.expression)
        if isinstance(node.operator, cst.Not):
            return p.Not(pos, operand)
        if isinstance(node.operator, cst.Minus) and isinstance(operand, p.Const) and isinstance(operand.value, int):
            return p.Const(pos, -operand.value)
        return p.Operation(pos, symbol(node.operator), (operand,))

    def _boolean(self, node: cst.BooleanOperation) -> p.Expr:
        pos = self.number(node)
        return p.BoolOp(pos, symbol(node.operator), self.expr(node.left), self.expr(node.right))

    def _comparison(self, node: cst.Comparison) -> p.Expr:
        pos = self.number(node)
        left = self.expr(node.left)
        result: p.Expr | None = None
        for target in node.comparisons:
            right = self.expr(target.comparator)
            one = p.Compare(pos, comparator(target.operator), left, right)
            result = one if result is None else p.BoolOp(pos, "and", result, one)
            left = right
        return result if result is not None else left

    def _if_exp(self, node: cst.IfExp) -> p.Expr:
        pos = self.number(node)
        body = self.expr(node.body)
        return p.IfExp(pos, self.expr(node.test), body, self.expr(node.orelse))

    def _walrus(self, node: cst.NamedExpr) -> p.Expr:
        pos = self.number(node)
        target = self.expr(node.target)
        self.bind(target)
        return p.Walrus(pos, target, self.expr(node.value))

    def _comprehension(self, node: cst.ListComp | cst.SetComp | cst.GeneratorExp | cst.DictComp) -> p.Expr:
        pos = self.number(node)
        parts = (node.key, node.value) if isinstance(node, cst.DictComp) else (node.elt,)
        elements = tuple(self.expr(x) for x in parts)
        generators: list[p.Generator] = []
        clause: cst.CompFor | None = node.for_in
        while clause is not None:
            at = self.number(clause)
            iterated = self.expr(clause.iter)
            target = self.expr(clause.target)
            generators.append(p.Generator(at, target, iterated, tuple(self.expr(x.test) for x in clause.ifs)))
            clause = clause.inner_for_in
        return p.Comprehension(pos, tuple(generators), elements, isinstance(node, cst.GeneratorExp))

    def _lambda(self, node: cst.Lambda) -> p.Expr:
        pos = self.number(node)
        function = p.Function(pos, "<lambda>", outer=self.scopes[-1].function)
        function.params = self.params(node.params)
        self.functions.append(function)
        with Scope(self, function):
            value = self.expr(node.body)
            function.body = (p.Return(pos, value),)
        return p.Lambda(pos, function)

    def _await(self, node: cst.Await) -> p.Expr:
        return p.Await(self.number(node), self.expr(node.expression))

    def _yield(self, node: cst.Yield) -> p.Expr:
        self.scopes[-1].function.is_generator = True
        value = node.value.item if isinstance(node.value, cst.From) else node.value
        return p.Yield(self.number(node), self.maybe(value), isinstance(node.value, cst.From))

    def params(self, node: cst.Parameters) -> tuple[p.Param, ...]:
        """All parameters in order: positional-only, positional, `*args`, keyword-only, `**kwargs`."""
        found = [self._param(x, "", False) for x in (*node.posonly_params, *node.params)]
        if isinstance(node.star_arg, cst.Param):
            found.append(self._param(node.star_arg, "*", False))
        found += [self._param(x, "", True) for x in node.kwonly_params]
        if node.star_kwarg is not None:
            found.append(self._param(node.star_kwarg, "**", False))
        return tuple(found)

    def _param(self, node: cst.Param, kind: str, keyword_only: bool) -> p.Param:
        pos = self.number(node)
        annotation = self.maybe(node.annotation.annotation) if node.annotation else None
        return p.Param(pos, node.name.value, annotation, self.maybe(node.default), kind, keyword_only)


_EXPRESSIONS: dict[Any, Callable[[ExpressionLowering, Any], p.Expr]] = {
    cst.Name: ExpressionLowering._name,
    cst.Integer: ExpressionLowering._number,
    cst.Float: ExpressionLowering._number,
    cst.Imaginary: ExpressionLowering._number,
    cst.SimpleString: ExpressionLowering._string,
    cst.Ellipsis: ExpressionLowering._ellipsis,
    cst.ConcatenatedString: ExpressionLowering._concatenated,
    cst.FormattedString: ExpressionLowering._formatted,
    cst.Attribute: ExpressionLowering._attribute,
    cst.Call: ExpressionLowering._call,
    cst.Subscript: ExpressionLowering._subscript,
    cst.List: ExpressionLowering._items,
    cst.Tuple: ExpressionLowering._items,
    cst.Set: ExpressionLowering._items,
    cst.Element: ExpressionLowering._element,
    cst.StarredElement: ExpressionLowering._starred,
    cst.Dict: ExpressionLowering._dict,
    cst.BinaryOperation: ExpressionLowering._binary,
    cst.UnaryOperation: ExpressionLowering._unary,
    cst.BooleanOperation: ExpressionLowering._boolean,
    cst.Comparison: ExpressionLowering._comparison,
    cst.IfExp: ExpressionLowering._if_exp,
    cst.NamedExpr: ExpressionLowering._walrus,
    cst.ListComp: ExpressionLowering._comprehension,
    cst.SetComp: ExpressionLowering._comprehension,
    cst.DictComp: ExpressionLowering._comprehension,
    cst.GeneratorExp: ExpressionLowering._comprehension,
    cst.Lambda: ExpressionLowering._lambda,
    cst.Await: ExpressionLowering._await,
    cst.Yield: ExpressionLowering._yield,
}
