"""Expressions: what they evaluate to, and what evaluating them does to the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flake8_nograd.flow import conditions
from flake8_nograd.flow.calls import Arguments, CallRunner
from flake8_nograd.flow.facts import Loop
from flake8_nograd.flow.switch import Switch
from flake8_nograd.flow.values import (
    MAYBE_GRAPH,
    NOTHING,
    PLAIN,
    ClassRef,
    ConstRef,
    Dotted,
    FunctionRef,
    GuardRef,
    ItemsRef,
    Obj,
    SavedRef,
    SuperRef,
    Value,
    combine,
    constant,
    of,
)
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards, tensors


class ExpressionRunner(CallRunner):
    """Evaluates expressions in `self.state`, which evaluation may replace."""

    def eval(self, node: p.Expr) -> Value:
        """The value of an expression."""
        return _EXPRESSIONS[type(node)](self, node)

    def statement(self, node: p.Expr) -> Value:
        """Evaluate an expression that stands as a statement of its own."""
        self.split = []
        value = self.eval(node)
        if not isinstance(node, p.Call):
            self.idle_expression(node, value)
        else:
            self.idle_call(node, value)
        return value

    def _name(self, node: p.Name) -> Value:
        value = self.state.env.get(node.id)
        if value is None:
            value = self.lookup(node.id)
        return self.tagged_by_name(node.id, value)

    def _const(self, node: p.Const) -> Value:
        return constant(node.value)

    def _attr(self, node: p.Attr) -> Value:
        return self.tagged_by_name(node.name, self.attribute(self.eval(node.base), node.name, node))

    def attribute(self, base: Value, name: str, node: p.Expr) -> Value:
        """The value of an attribute of a value."""
        results = [self._attribute_of(ref, name, base, node) for ref in base.refs]
        if not results:
            plain = replace(combine((base,)), random=base.random)
            return replace(plain, flows=frozenset(), graph=PLAIN) if name in tensors.DETACHING_ATTRIBUTES else plain
        result = results[0]
        for other in results[1:]:
            result = result.join(other)
        if base.tags or base.flows:
            flows = frozenset() if name in tensors.DETACHING_ATTRIBUTES else result.flows | base.flows
            result = replace(result, tags=result.tags | (base.tags - {"present"}), flows=flows)
        return result

    def _attribute_of(self, ref: object, name: str, base: Value, node: p.Expr) -> Value:
        if isinstance(ref, Dotted):
            return self.dotted(f"{ref.name}.{name}", node.pos)
        if isinstance(ref, Obj):
            read = self.property_of(ref, name)
            if read is not None:
                return self.call_function(p.Call(node.pos, node, (), (), False), FunctionRef(read, ref), Arguments([], []))
            return self.object_attribute(ref, name)
        if isinstance(ref, ClassRef):
            return self.class_attribute(ref.klass, name, None)
        if isinstance(ref, SuperRef):
            return self.super_attribute(ref, name)
        return NOTHING

    def object_attribute(self, obj: Obj, name: str) -> Value:
        """The value of `obj.name`:

        As set on this path, as its class defines it, or an object known only by its path.
        """
        if name == "grad":
            self.activation.grads_read.add(obj)
        if name == "training":
            return of(SavedRef(self.state.mode(obj)))
        found = self.state.attrs.get((obj, name))
        if found is not None:
            return self.with_attribute_flow(obj, name, found)
        klass = self.class_of(obj)
        if klass is not None:
            found = self.class_attribute(klass, name, obj)
            if found is not NOTHING:
                return self.with_attribute_flow(obj, name, found)
        if name in ("module", "_orig_mod") and self.is_wrapped(obj):
            return of(obj)
        return self.with_attribute_flow(obj, name, of(obj.attr(name)))

    def _subscript(self, node: p.Subscript) -> Value:
        base = self.eval(node.base)
        index = self.eval(node.index)
        results = [self._item_of(ref, index, node) for ref in base.refs]
        if not results:
            return replace(combine((base, index)), random=base.random)
        result = results[0]
        for other in results[1:]:
            result = result.join(other)
        return replace(result, flows=result.flows | base.flows, tags=result.tags | (base.tags - {"present"}))

    def _item_of(self, ref: object, index: Value, node: p.Subscript) -> Value:
        key = index.sole
        if isinstance(ref, ItemsRef):
            return _display_item(ref, key)
        if isinstance(ref, Obj):
            step = f"[{key.value}]" if isinstance(key, ConstRef) else "[]"
            obj = ref.attr(step)
            found = self.state.attrs.get((ref, step), of(obj))
            return self.tagged_by_name(str(key.value), found, key=True) if isinstance(key, ConstRef) else found
        return NOTHING

    def _items(self, node: p.Items) -> Value:
        values = tuple(self.eval(item) for item in node.items)
        merged_flow = combine(values)
        starred = any(isinstance(item, p.Operation) and item.op == "*" for item in node.items)
        if starred or len(values) > 24:
            return merged_flow
        return replace(merged_flow, refs=(ItemsRef(values),), open=False)

    def _dict(self, node: p.DictItems) -> Value:
        keys: list[object] = []
        values: list[Value] = []
        for key, item in node.items:
            known = self.eval(key).sole if key is not None else None
            keys.append(known.value if isinstance(known, ConstRef) else None)
            values.append(self.eval(item))
        merged_flow = combine(values)
        if len(values) > 24 or any(key is None for key, _ in node.items):
            return merged_flow
        return replace(merged_flow, refs=(ItemsRef(tuple(values), tuple(keys)),), open=False)

    def _operation(self, node: p.Operation) -> Value:
        value = combine([self.eval(x) for x in node.operands])
        if node.op == "str":
            return Value((), True, graph=PLAIN)
        return value if node.op in ("*", "slice") else self.computed(value)

    def _compare(self, node: p.Compare) -> Value:
        self.ended(self.eval(node.left))
        self.ended(self.eval(node.right))
        return Value(graph=PLAIN)

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
        return Value(graph=PLAIN)

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
            return Value((GuardRef("maybe", node.pos, True),), False)
        return left.join(right)

    def _walrus(self, node: p.Walrus) -> Value:
        value = self.eval(node.value)
        self.assign(node.target, value)
        return value

    def _comprehension(self, node: p.Comprehension) -> Value:
        outer_env = self.state.env
        before = self.state
        once = True
        for generator in node.generators:
            iterated = self.eval(generator.iter)
            once = once and self.at_least_once(generator.iter, iterated)
            self.loops.append(Loop(generator.iter, iterated, self.text(generator.iter), generator.pos))
            self.assign(generator.target, self.element(iterated, generator.iter))
            for condition in generator.conditions:
                self.eval(condition)
        element = combine([self.eval(x) for x in node.elements])
        del self.loops[-len(node.generators) :]
        self.state = self.state._replace(env=outer_env)
        if not once:
            self.state = before.join(self.state)
        return element

    def _await(self, node: p.Await) -> Value:
        return self.eval(node.value)

    def _yield(self, node: p.Yield) -> Value:
        value = NOTHING if node.value is None else self.eval(node.value)
        self.yielded(value)
        return NOTHING

    def _lambda(self, node: p.Lambda) -> Value:
        return of(FunctionRef(node.function))

    # --- assignment ------------------------------------------------------------------------------------------------

    def assign(self, target: p.Expr, value: Value) -> None:
        """Let `target` hold `value`."""
        if isinstance(target, p.Name):
            self.bind(target.id, value)
        elif isinstance(target, p.Attr):
            self._assign_attribute(target, value)
        elif isinstance(target, p.Items):
            self._unpack(target, value)
        elif isinstance(target, p.Subscript):
            self._assign_item(target, value)
        elif isinstance(target, p.Operation) and target.operands:
            self.assign(target.operands[0], combine((value,)))

    def _unpack(self, target: p.Items, value: Value) -> None:
        sole = value.sole
        if isinstance(sole, ItemsRef) and len(sole.items) == len(target.items):
            for item, part in zip(target.items, sole.items):
                self.assign(item, part)
            return
        for index, item in enumerate(target.items):
            if isinstance(sole, Obj):
                part = of(sole.attr(f"[{index}]"))
            else:
                part = Value()
            self.assign(item, replace(part, flows=value.flows, graph=value.graph, tags=value.tags - {"present"}))

    def _assign_attribute(self, target: p.Attr, value: Value) -> None:
        base = self.eval(target.base)
        for obj in base.objects:
            if target.name == "training":
                self.set_training(obj, value, target, strong=len(base.refs) == 1)
            elif target.name == "requires_grad":
                self.set_requires_grad(obj, value)
            else:
                self.store(obj, target.name, value)
        if target.name == "requires_grad" and not _is_false(value):
            self.rebind(target.base, base.with_tags("wants_grad"))

    def _assign_item(self, target: p.Subscript, value: Value) -> None:
        base = self.eval(target.base)
        key = self.eval(target.index).sole
        for obj in base.objects:
            step = f"[{key.value}]" if isinstance(key, ConstRef) else "[]"
            before = self.state.attrs.get((obj, step))
            known = value if isinstance(key, ConstRef) or before is None else value.join(before)
            self.state = self.state.set_attr(obj, step, known)
        if value.flows or not base.objects:
            kept = replace(base, flows=base.flows | value.flows)
            if isinstance(base.sole, ItemsRef):
                kept = replace(kept, refs=(_with_item(base.sole, key, value),))
            self.rebind(target.base, kept)

    def rebind(self, target: p.Expr, value: Value) -> None:
        """Let a name or attribute hold what has been learnt of its value."""
        if isinstance(target, p.Name) and target.id in self.state.env:
            self.state = self.state._replace(env={**self.state.env, target.id: value})
        elif isinstance(target, p.Attr):
            base = self.eval(target.base).sole
            if isinstance(base, Obj):
                self.state = self.state._replace(attrs={**self.state.attrs, (base, target.name): value})
                self.note_attribute_flow(base, target.name, value)


def _is_false(value: Value) -> bool:
    return isinstance(value.sole, ConstRef) and not value.sole.value


def _display_item(ref: ItemsRef, key: object) -> Value:
    if isinstance(key, ConstRef):
        if ref.keys is not None:
            found = [item for known, item in zip(ref.keys, ref.items) if known == key.value]
            return found[-1] if found else NOTHING
        if isinstance(key.value, int) and -len(ref.items) <= key.value < len(ref.items):
            return ref.items[key.value]
    if not ref.items:
        return NOTHING
    result = ref.items[0]
    for item in ref.items[1:]:
        result = result.join(item)
    return result


def _with_item(ref: ItemsRef, key: object, value: Value) -> ItemsRef:
    if isinstance(key, ConstRef) and ref.keys is not None:
        pairs = [(k, v) for k, v in zip(ref.keys, ref.items) if k != key.value] + [(key.value, value)]
        return ItemsRef(tuple(v for _, v in pairs), tuple(k for k, _ in pairs))
    return ItemsRef(tuple(item.join(value) for item in ref.items), ref.keys)


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
    p.Comprehension: ExpressionRunner._comprehension,
    p.Await: ExpressionRunner._await,
    p.Yield: ExpressionRunner._yield,
    p.Lambda: ExpressionRunner._lambda,
}
__all__ = ["MAYBE_GRAPH", "ExpressionRunner", "Switch", "guards"]
