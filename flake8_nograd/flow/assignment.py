"""Assignment: what targets hold afterwards."""

from __future__ import annotations

from flake8_nograd.flow.containers import ContainerRunner
from flake8_nograd.flow.flows import derived
from flake8_nograd.flow.values import NOTHING, ConstRef, ItemsRef, Obj, Ref, Value, combine, join_values, of
from flake8_nograd.syntax import program as p


class AssignmentRunner(ContainerRunner):
    """Assigns to names, attributes, items and displays of them."""

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
        sole, size = value.sole, len(target.items)
        displays = [ref.items for ref in value.refs if isinstance(ref, ItemsRef) and len(ref.items) == size]
        if displays and len(displays) == len(value.refs) and not value.open:
            for item, parts in zip(target.items, zip(*displays, strict=True), strict=True):
                self.assign(item, join_values(parts) or NOTHING)
            return
        for index, item in enumerate(target.items):
            part = of(sole.attr(f"[{index}]")) if isinstance(sole, Obj) else Value()
            self.assign(item, part._replace(flows=value.flows, graph=value.graph, tags=value.tags - {"present"}))

    def _assign_attribute(self, target: p.Attr, value: Value) -> None:
        base = self.eval(target.base)
        for obj in base.objects:
            if target.name == "training":
                self.set_training(obj, value, target, strong=len(base.refs) == 1)
            elif target.name == "requires_grad":
                self.set_requires_grad(obj, value)
            else:
                self.store(obj, target.name, value)
        if target.name == "requires_grad" and not value.is_false and not _is_own_flag(base):
            self.rebind(target.base, base.with_tags("wants_grad"))

    def _assign_item(self, target: p.Subscript, value: Value) -> None:
        base = self.eval(target.base)
        key = self.eval(target.index).sole
        for obj in base.objects:
            step = f"[{key.value}]" if isinstance(key, ConstRef) else "[]"
            before = self.state.attrs.get((obj, step))
            known = value if isinstance(key, ConstRef) or before is None else value.join(before)
            self.state = self.state.set_attr(obj, step, known)
        self.put(base, value.flows)
        if value.flows or not base.objects:
            kept = base._replace(flows=base.flows | derived(value.flows))
            if isinstance(base.sole, ItemsRef):
                kept = kept._replace(refs=(_with_item(base.sole, key, value),))
            self.rebind(target.base, kept)

    def rebind(self, target: p.Expr, value: Value) -> None:
        """Let a name or attribute hold what has been learnt of its value."""
        if isinstance(target, p.Name) and target.id in self.state.env:
            self.state = self.state.hold(target.id, value)
        elif isinstance(target, p.Attr):
            base = self.eval(target.base).sole
            if isinstance(base, Obj):
                self.state = self.state._replace(attrs={**self.state.attrs, (base, target.name): value})
                self.note_attribute_flow(base, target.name, value)
        elif isinstance(target, p.Subscript) and value.flows:
            base_value = self.eval(target.base)
            self.rebind(target.base, base_value._replace(flows=base_value.flows | derived(value.flows)))


def _is_own_flag(base: Value) -> bool:
    """Whether `base` is the object whose method this is, which has an option of that name, and is no tensor."""
    return isinstance(base.sole, Obj) and base.sole.root[0] == "self" and not base.sole.path


def _with_item(ref: ItemsRef, key: Ref | None, value: Value) -> ItemsRef:
    if isinstance(key, ConstRef) and ref.keys is not None:
        pairs = [(k, v) for k, v in zip(ref.keys, ref.items, strict=True) if k != key.value] + [(key.value, value)]
        return ItemsRef(tuple(v for _, v in pairs), tuple(k for k, _ in pairs))
    return ItemsRef(tuple(item.join(value) for item in ref.items), ref.keys)
