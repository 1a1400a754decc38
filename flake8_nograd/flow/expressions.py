"""Expressions: what they evaluate to, and what evaluating them does to the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flake8_nograd.flow import conditions
from flake8_nograd.flow.containers import display_item
from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.flow.flows import derived
from flake8_nograd.flow.graphs import PLAIN
from flake8_nograd.flow.iteration import IterationRunner
from flake8_nograd.flow.values import (
    NOTHING,
    ConstRef,
    FunctionRef,
    GuardRef,
    ItemsRef,
    LazyRef,
    Obj,
    Ref,
    StreamRef,
    Value,
    combine,
    constant,
    join_values,
    of,
)
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import tensors

MOST_ITEMS = 24
"""Items of a display that are known one by one."""

TRUE_OR_FALSE = constant(True).join(constant(False))


class ExpressionRunner(IterationRunner):
    """Evaluates expressions in `self.state`, which evaluation may replace."""

    def eval(self, node: p.Expr) -> Value:
        """The value of an expression."""
        return _EXPRESSIONS[type(node)](self, node)

    def statement(self, node: p.Expr) -> Value:
        """Evaluate an expression that stands as a statement of its own."""
        self.split = []
        if isinstance(node, p.Call):
            condition = self._switches_by(node)
            value = self.eval(node) if condition is None else self._for_each_outcome(node, condition)
            self.idle_call(node, value)
            return value
        value = self.eval(node)
        self.idle_expression(node)
        return value

    def _switches_by(self, node: p.Call) -> p.Expr | None:
        """The argument, a condition that is not known here, by which a function in sight switches a module."""
        given = (*node.args, *(value for _, value in node.keywords))
        unknown = (x for x in given if self.is_condition(x) and conditions.outcome(x, self.state) is None)
        found = next((x for x in unknown if any(True for _ in conditions.atoms(x))), None)
        callee = None if found is None else self.eval(node.func).sole
        activation = self.run.activations.ensure(callee.function) if isinstance(callee, FunctionRef) else None
        end = None if activation is None else activation.exit
        return found if end is not None and any(x.on >= 0 and x.off >= 0 for x in end.modes.values()) else None

    def _for_each_outcome(self, node: p.Call, condition: p.Expr) -> Value:
        """Evaluate the call once where the condition holds, and once where it does not: two worlds."""
        before, values = self.state, []
        for holds in (True, False):
            self.state = conditions.assume(condition, holds, before)
            values.append(self.eval(node))
            self.split.append(self.state)
        self.state = self.split[0].join(self.split[1])
        return values[0].join(values[1])

    def _name(self, node: p.Name) -> Value:
        value = self.state.env.get(node.id)
        if value is None:
            value = self.lookup(node.id)
        if any(isinstance(ref, LazyRef) for ref in value.refs):
            value = self.consumed(node.id, value)
        return self.tagged_by_name(node.id, value)

    def _const(self, node: p.Const) -> Value:
        return constant(node.value)

    def _attr(self, node: p.Attr) -> Value:
        base = self.eval(node.base)
        if node.name in tensors.BACKWARD_METHODS:  # It is kept, to be called later.
            self.use(base.flows)
        if node.name in tensors.CUTTING_ATTRIBUTES:
            self.detach(base, on_the_spot=False, cut=True)
        return self.tagged_by_name(node.name, self.attribute(base, node.name, node))

    def _subscript(self, node: p.Subscript) -> Value:
        base = self.eval(node.base)
        index = self.eval(node.index)
        items = [self._item_of(ref, index) for ref in base.refs]
        result = join_values(items)
        if result is None:
            return combine((base, index))._replace(random=base.random)
        if not base.open and all("indices" in item.tags for item in items):
            return result  # Nothing else of the pair is in it: `scores.max(1)[1]`.
        return result._replace(flows=result.flows | base.flows, tags=result.tags | (base.tags - {"present"}))

    def _item_of(self, ref: Ref, index: Value) -> Value:
        key = index.sole
        if isinstance(ref, ItemsRef):
            return display_item(ref, key)
        if isinstance(ref, StreamRef) and isinstance(key, ConstRef) and isinstance(key.value, int):
            return ref.element  # Of the list that was made of it.
        if isinstance(ref, Obj):
            step = f"[{key.value}]" if isinstance(key, ConstRef) else "[]"
            obj = ref.attr(step)
            found = self.state.attrs.get((ref, step), of(obj))
            return self.tagged_by_name(str(key.value), found, key=True) if isinstance(key, ConstRef) else found
        return NOTHING

    def _items(self, node: p.Items) -> Value:
        if not node.items:
            return Value((ItemsRef(()),), False, self.box(node), graph=PLAIN)
        values = tuple(self.eval(item) for item in node.items)
        merged_flow = combine(values)
        starred = any(isinstance(item, p.Operation) and item.op == "*" for item in node.items)
        if starred or len(values) > MOST_ITEMS:
            return merged_flow
        return merged_flow._replace(refs=(ItemsRef(values),), open=False)

    def _dict(self, node: p.DictItems) -> Value:
        if not node.items:
            return Value((ItemsRef((), ()),), False, self.box(node), graph=PLAIN)
        keys: list[object] = []
        values: list[Value] = []
        for key, item in node.items:
            known = self.eval(key).sole if key is not None else None
            keys.append(known.value if isinstance(known, ConstRef) else None)
            values.append(self.eval(item))
        merged_flow = combine(values)
        if len(values) > MOST_ITEMS or any(key is None for key, _ in node.items):
            return merged_flow
        return merged_flow._replace(refs=(ItemsRef(tuple(values), tuple(keys)),), open=False)

    def _operation(self, node: p.Operation) -> Value:
        value = combine([self.eval(x) for x in node.operands])
        if node.op == "str":
            return Value((), True, graph=PLAIN)
        if node.op in ("*", "slice"):
            return value
        return self.computed(value._replace(flows=derived(value.flows)))

    def _compare(self, node: p.Compare) -> Value:
        self.eval(node.left)
        self.eval(node.right)
        return TRUE_OR_FALSE if node.op in ("in", "not in", "is", "is not") else Value(graph=PLAIN)

    def _bool_op(self, node: p.BoolOp) -> Value:
        left = self.eval(node.left)
        known = conditions.outcome(node.left, self.state)
        before = self.state
        self.state = conditions.assume(node.left, node.op == "and", before)
        right = self.eval(node.right)
        self.state = self.state._replace(assumed=before.assumed)
        if known is not None:
            short = known == (node.op == "or")
            self.state = before if short else self.state
            return left if short else right
        self.state = before.join(self.state)
        return left.join(right)

    def _not(self, node: p.Not) -> Value:
        self.eval(node.operand)
        return TRUE_OR_FALSE

    def _if_exp(self, node: p.IfExp) -> Value:
        self.eval(node.test)
        known = conditions.outcome(node.test, self.state)
        if known is not None:
            return self.eval(node.body if known else node.orelse)
        before = self.state
        self.state = conditions.assume(node.test, True, before)
        left = self.eval(node.body)
        after = self.state
        self.state = conditions.assume(node.test, False, before)
        right = self.eval(node.orelse)
        self.state = after.join(self.state)
        if any(isinstance(ref, GuardRef) for ref in (*left.refs, *right.refs)):
            return Value((GuardRef("maybe", node.pos),), False)
        return left.join(right)

    def _walrus(self, node: p.Walrus) -> Value:
        value = self.eval(node.value)
        self.assign(node.target, value)
        return value

    def _await(self, node: p.Await) -> Value:
        return self.eval(node.value)

    def _yield(self, node: p.Yield) -> Value:
        value = NOTHING if node.value is None else self.eval(node.value)
        self.yields.append(self.state)
        self.yielded.append(self.element(value) if node.each else value)
        self.activation.escaping.update(flow for flow in value.flows if isinstance(flow, ForwardPass))
        return NOTHING

    def _lambda(self, node: p.Lambda) -> Value:
        return of(FunctionRef(node.function))


_EXPRESSIONS: dict[type[p.Expr], Callable[[ExpressionRunner, Any], Value]] = {
    p.Name: ExpressionRunner._name,
    p.Const: ExpressionRunner._const,
    p.Attr: ExpressionRunner._attr,
    p.Call: ExpressionRunner.call,
    p.Subscript: ExpressionRunner._subscript,
    p.Items: ExpressionRunner._items,
    p.DictItems: ExpressionRunner._dict,
    p.Operation: ExpressionRunner._operation,
    p.Compare: ExpressionRunner._compare,
    p.BoolOp: ExpressionRunner._bool_op,
    p.Not: ExpressionRunner._not,
    p.IfExp: ExpressionRunner._if_exp,
    p.Walrus: ExpressionRunner._walrus,
    p.Comprehension: ExpressionRunner.comprehension,
    p.Await: ExpressionRunner._await,
    p.Yield: ExpressionRunner._yield,
    p.Lambda: ExpressionRunner._lambda,
}
