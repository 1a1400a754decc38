"""What a call of a visible function does:

Its activation's summary, with the caller's objects in the place of its parameters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import CallSite, ForwardPass
from flake8_nograd.flow.gradients import GradientRunner
from flake8_nograd.flow.modes import held
from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import Switch
from flake8_nograd.flow.values import (
    ENTRY_GRAPH,
    MAYBE_GRAPH,
    NO_FLOWS,
    NOTHING,
    Flow,
    FunctionRef,
    ItemsRef,
    MethodRef,
    Obj,
    Ref,
    StreamRef,
    Value,
)
from flake8_nograd.syntax import program as p

MOST_LIFTED = 4


class Translation:
    """Objects of a callee as the caller knows them.

    Parameters become the arguments, `self` the object the method was called on, and what the callee built becomes new
    objects of this call. Everything else has the same identity on both sides.
    """

    def __init__(self, site: CallSite) -> None:
        self.site = site
        self.at = site.node.pos
        self.function = site.callee.function

    def objects(self, obj: Obj) -> list[Obj]:
        """The caller's objects for one of the callee's; none if it cannot be told."""
        kind = obj.root[0]
        if kind == "param" and obj.root[1] == self.function.pos:
            value = self.site.arguments.get(obj.root[2])
            return [] if value is None else [y for o in value.objects for y in self._resolved(obj.rebased(o, 0))]
        if kind == "self" and self.site.bound is not None and self.function.owner is not None:
            if obj.root[1] in self.site.callee.family:
                return self._resolved(obj.rebased(self.site.bound, 0))
            return [obj]
        if kind == "new" and obj.root[-1] != self.at:
            return [Obj(("new", obj.root[1], self.at), obj.path)]
        return [obj]

    def _resolved(self, obj: Obj) -> list[Obj]:
        """The objects at a path of attributes, as the caller's state knows them."""
        return resolved(self.site.state, obj)

    def value(self, value: Value, lifted: Mapping[ForwardPass, tuple[ForwardPass, ...]], grad: Switch) -> Value:
        """A value of the callee, such as what it returns."""
        refs: list[Ref] = []
        is_open = value.open
        for ref in value.refs:
            found = list(self._refs(ref, lifted, grad))
            is_open = is_open or not found
            refs += found
        tags = value.tags.union(*(v.tags for v in self._arguments_in(value)))
        graph = value.graph
        if graph == ENTRY_GRAPH:
            graph = grad.off if grad.surely_off else ENTRY_GRAPH if grad.entry and grad.on < 0 else MAYBE_GRAPH
        return Value(tuple(dict.fromkeys(refs)), is_open, self.flows(value, lifted), graph, tags, value.random)

    def _arguments_in(self, value: Value) -> Iterator[Value]:
        for obj in value.objects:
            if obj.root[0] == "param" and not obj.path and obj.root[1] == self.function.pos:
                yield self.site.arguments.get(obj.root[2], NOTHING)

    def _refs(self, ref: Ref, lifted: Mapping[ForwardPass, tuple[ForwardPass, ...]], grad: Switch) -> Iterator[Ref]:
        if isinstance(ref, Obj):
            if ref.root[0] == "param" and not ref.path and ref.root[1] == self.function.pos:
                yield from self.site.arguments.get(ref.root[2], NOTHING).refs
            else:
                yield from self.objects(ref)
        elif isinstance(ref, ItemsRef):
            yield ItemsRef(tuple(self.value(v, lifted, grad) for v in ref.items), ref.keys)
        elif isinstance(ref, StreamRef):
            yield StreamRef(self.value(ref.element, lifted, grad))
        elif isinstance(ref, FunctionRef) and ref.bound is not None:
            for obj in self.objects(ref.bound):
                yield FunctionRef(ref.function, obj)
        elif isinstance(ref, MethodRef):
            for obj in self.objects(ref.obj):
                yield MethodRef(obj, ref.name)
        else:
            yield ref

    def flows(self, value: Value, lifted: Mapping[ForwardPass, tuple[ForwardPass, ...]]) -> frozenset[Flow]:
        """What the value was computed from, as the caller sees it."""
        if not value.flows:
            return NO_FLOWS
        found: set[Flow] = set()
        for flow in value.flows:
            if isinstance(flow, ForwardPass):
                found.update(lifted.get(flow, ()))
            elif flow[0] == "param" and flow[1] == self.function.pos:
                found |= self.site.arguments.get(flow[2], NOTHING).flows
            else:
                found.add(flow)
        return frozenset(found)


def resolved(state: State, obj: Obj) -> list[Obj]:
    """The objects that a path of attributes leads to in a state:

    Those that the attributes hold, where they are known.
    """
    found = [Obj(obj.root)]
    for step in obj.path:
        following: list[Obj] = []
        for holder in found:
            value = state.attrs.get((holder, step))
            objects = [] if value is None else value.objects
            following += objects or [holder.attr(step)]
        found = list(dict.fromkeys(following))[:4]
    return found


class SummaryRunner(GradientRunner):
    """Applies the summaries of visible functions."""

    def apply(self, site: CallSite, *, weak: bool = False, until_yield: bool = False) -> Value:
        """Do to the state what the called function does; the result is what it returns."""
        callee, before = site.callee, self.state
        end = callee.yielded if until_yield else callee.exit
        self.run.note_site(site)
        translation = Translation(site)
        lifted = self._lift(site, translation)
        for symbol in callee.used_symbols:
            if symbol[0] == "param" and symbol[1] == callee.function.pos:
                self.use(site.arguments.get(symbol[2], NOTHING).flows)
            else:
                self.activation.used_symbols.add(symbol)
        for symbol in callee.trained_symbols:
            if symbol[0] == "param" and symbol[1] == callee.function.pos:
                for flow in site.arguments.get(symbol[2], NOTHING).flows:
                    if isinstance(flow, ForwardPass):
                        flow.trained = True
                    else:
                        self.activation.trained_symbols.add(flow)
        for obj in callee.differentiated:
            self.activation.differentiated.update(translation.objects(obj))
        if end is None:
            return NOTHING
        grad = before.grad if callee.guarded is None else callee.guarded
        self._apply_end(translation, end, lifted, grad)
        if callee.guarded is not None:
            self.state = self.state._replace(grad=before.grad)
        result = translation.value(callee.returned, lifted, grad)
        if weak:
            self.state = before.join(self.state)
        return result

    def _apply_end(
        self,
        translation: Translation,
        end: State,
        lifted: Mapping[ForwardPass, tuple[ForwardPass, ...]],
        grad: Switch,
    ) -> None:
        before = self.state
        for (obj, name), value in end.attrs.items():
            if obj.root[0] == "name" and obj == self.run.globals:
                self._apply_global(name, translation.value(value, lifted, grad))
                continue
            for holder in translation.objects(obj):
                self.state = self.state.set_attr(holder, name, translation.value(value, lifted, grad))
        kept = self._lasting(translation, end)
        for obj, switch in sorted(end.modes.items(), key=lambda item: len(item[0].path)):
            if obj.root[0] == "new" and obj not in kept and obj.root[1:] not in kept:
                continue
            targets = translation.objects(obj)
            for target in targets:
                after = switch.after(before.mode(target))
                self._set_mode_after_call(target, after, strong=len(targets) == 1)
        self.state = self.state._replace(grad=end.grad.after(grad))

    def _apply_global(self, name: str, value: Value) -> None:
        if self.function is self.run.program.main:
            self.state = self.state.bind(name, value)
        else:
            self.state = self.state.set_attr(self.run.globals, name, value)

    def _set_mode_after_call(self, obj: Obj, switch: Switch, *, strong: bool) -> None:
        if self.state.mode(obj) == switch and obj in self.state.modes:
            return
        if switch.off >= 0:
            self.run.objects.register.used_as_module.add(obj)
        self._set(obj, switch, strong=strong)

    def _lasting(self, translation: Translation, end: State) -> set[object]:
        """The objects built in the callee that its caller gets to see."""
        found: set[object] = set(held(translation.site.callee.returned))
        for value in end.attrs.values():
            found.update(held(value))
        return found | {obj.root[1:] for obj in found if isinstance(obj, Obj)}

    def _lift(self, site: CallSite, translation: Translation) -> dict[ForwardPass, tuple[ForwardPass, ...]]:
        """The forward passes of the callee that record gradients unless its caller stops them, as forward passes of this call."""
        by_model: dict[Obj | None, list[ForwardPass]] = {}
        result: dict[ForwardPass, tuple[ForwardPass, ...]] = {}
        callee = site.callee
        for inner in callee.forwards.values():
            if inner.used or not inner.grad.entry or inner.frozen:
                continue
            models = [] if inner.model is None else translation.objects(inner.model)
            by_model.setdefault(models[0] if models else None, []).append(inner)
        for model, group in list(by_model.items())[:MOST_LIFTED]:
            lifted = self._lifted(site, model, group, translation)
            for inner in group:
                result[inner] = (lifted,)
        return result

    def _lifted(
        self, site: CallSite, model: Obj | None, group: list[ForwardPass], translation: Translation
    ) -> ForwardPass:
        key = (site.node.pos, frozenset(self.state.assumed.items()), model)
        first = group[0]
        mode = self._mode_inside(first, translation)
        for inner in group[1:]:
            mode = mode.join(self._mode_inside(inner, translation))
        grad = self.state.grad if site.callee.guarded is None else site.callee.guarded
        found = self.activation.forwards.get(key)
        if found is None:
            found = ForwardPass(self.activation, site.node, model, Evidence.NONE, key[1], mode, grad)
            found.loops = tuple(self.loops)
            found.inner = tuple(group)
            found.site = site
            found.wants_grad = any("wants_grad" in value.tags for value in site.arguments.values())
            self.activation.forwards[key] = found
        else:
            found.mode = found.mode.join(mode)
            found.grad = found.grad.join(grad)
            found.inner = tuple(dict.fromkeys((*found.inner, *group)))
        return found

    def _mode_inside(self, inner: ForwardPass, translation: Translation) -> Switch:
        """The mode that the forward pass inside the callee runs in, when it is called in the present state."""
        mode = inner.mode
        if not mode.entry or inner.model is None:
            return mode
        result = replace_entry(mode)
        for obj in translation.objects(inner.model) or [None]:  # type: ignore[list-item]
            result = result.join(Switch(unknown=True) if obj is None else self.state.mode(obj))
        return result


def replace_entry(switch: Switch) -> Switch:
    """The switch without the paths on which it is what it was at entry."""
    return Switch(switch.on, switch.off, switch.unknown)


def bind_arguments(
    function: p.Function, node: p.Call, args: list[Value], keywords: list[tuple[str, Value]], bound: Obj | None
) -> dict[str, Value]:
    """Which parameter gets which argument; parameters that `*args` may fill are left out."""
    params = [x for x in function.params if not x.kind and not x.keyword_only]
    result: dict[str, Value] = {}
    if bound is not None and params:
        result[params[0].name] = Value((bound,), False)
        params = params[1:]
    for index, value in enumerate(args):
        if index < len(node.args) and _is_star(node.args[index]):
            break
        if index < len(params):
            result[params[index].name] = value
    names = {x.name for x in function.params}
    result.update({name: value for name, value in keywords if name in names})
    return result


def _is_star(expr: p.Expr) -> bool:
    return isinstance(expr, p.Operation) and expr.op == "*"


