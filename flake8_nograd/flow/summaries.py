"""What a call of a visible function does: its summary, with the caller's objects in the place of its parameters."""

from __future__ import annotations

from functools import reduce

from flake8_nograd.flow.captured import namespace
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import Activation, CallSite, ForwardPass
from flake8_nograd.flow.gradients import GradientRunner
from flake8_nograd.flow.held import held
from flake8_nograd.flow.project import main_of
from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import NOWHERE, UNKNOWN, Switch
from flake8_nograd.flow.translation import Lifted, Translation
from flake8_nograd.flow.values import FROZEN, NOTHING, Obj, Value, combine
from flake8_nograd.torch_facts import modules

MOST_LIFTED = 4


class SummaryRunner(GradientRunner):
    """Applies the summaries of visible functions."""

    def apply(self, site: CallSite, *, weak: bool = False, until_yield: bool = False) -> Value:
        """Do to the state what the called function does; the result is what it returns."""
        callee, before = site.callee, self.state
        end = callee.yielded if until_yield else callee.exit
        guarded = None if callee.guarded is None else self._as_set_here(callee.guarded, site)
        self.run.note_site(site)
        translation = Translation(site)
        lifted = self._lift(site, translation)
        self._apply_gradients(translation)
        if end is None or site.by_value:  # Of a call that may be one of another method, nothing lasts.
            return NOTHING._replace(flows=translation.flows(callee.returned, lifted))
        grad = before.grad if guarded is None else guarded.after(before.grad)
        self._apply_end(translation, end, lifted, grad)
        if guarded is not None:
            self.state = self.state._replace(grad=before.grad)
        result = translation.value(callee.returned, lifted, grad)
        if result.graph >= 0 and self._leads_away(site):
            result = result._replace(graph=site.node.pos)
        if weak:
            self.state = before.join(self.state)
        return result

    def _leads_away(self, site: CallSite) -> bool:
        """Whether the called function stands in another file."""
        return main_of(site.callee.function) is not main_of(self.function)

    def _as_set_here(self, switch: Switch, site: CallSite) -> Switch:
        """A switch that the callee sets: for its callers in another file it is set by the call."""
        return switch.moved(site.node.pos) if self._leads_away(site) else switch

    def _apply_gradients(self, translation: Translation) -> None:
        """What flows back through the callee's parameters flows back through the arguments.

        What flows back through a container that the callee itself makes has done so inside.
        """
        callee = translation.site.callee
        for symbol in callee.used_symbols - callee.boxes:
            self.use(translation.symbol(symbol))
        if not self._asks_for_gradients_of_arguments(callee):
            for symbol in callee.trained_symbols:
                self.train(translation.symbol(symbol))
        self.activation.differentiates = self.activation.differentiates or callee.differentiates
        for obj in callee.differentiated:
            self.activation.differentiated.update(translation.objects(obj))

    def _asks_for_gradients_of_arguments(self, callee: Activation) -> bool:
        """Whether the function goes back for the gradients of tensors that it is given, which it reads: no training."""
        roots = {Obj(obj.root) for obj in callee.grads_read if obj.root[0] == "param"}
        return any(self.run.objects.evidence(root) < Evidence.NAME for root in roots)

    def _apply_end(self, translation: Translation, end: State, lifted: Lifted, grad: Switch) -> None:
        before = self.state
        for (obj, name), value in end.attrs.items():
            if obj.root[0] == "guard":
                continue
            translated = translation.value(value, lifted, grad)
            if obj == namespace(self.function):
                self.bind(name, translated)
                continue
            for holder in translation.objects(obj):
                if name == FROZEN:
                    self.freeze_as(holder, translated)
                else:
                    self.state = self.state.set_attr(holder, name, translated)
        kept = self._lasting(translation, end)
        for obj, switch in sorted(end.modes.items(), key=lambda item: len(item[0].path)):
            if obj.root in translation.site.callee.built and obj not in kept and obj.root[1:] not in kept:
                continue
            targets = translation.objects(obj)
            for target in targets:
                after = self._as_set_here(switch, translation.site).after(before.mode(target))
                self._set_mode_after_call(target, after, strong=len(targets) == 1)
            if obj.root in translation.site.callee.built:
                self.state = self.state._replace(made=self.state.made.union(x.root for x in targets))
        self.state = self.state._replace(grad=self._as_set_here(end.grad, translation.site).after(grad))

    def _set_mode_after_call(self, obj: Obj, switch: Switch, *, strong: bool) -> None:
        if self.state.mode(obj) == switch and obj in self.state.modes:
            return
        if switch.maybe_off:
            self.run.objects.register.used_as_module.add(obj)
        self.set_mode(obj, switch, strong=strong)

    @staticmethod
    def _lasting(translation: Translation, end: State) -> set[object]:
        """The objects built in the callee that its caller gets to see."""
        found: set[object] = set(held(translation.site.callee.returned))
        for value in end.attrs.values():
            found.update(held(value))
        return found | {obj.root[1:] for obj in found if isinstance(obj, Obj)}

    # --- forward passes --------------------------------------------------------------------------------------------

    def _lift(self, site: CallSite, translation: Translation) -> dict[ForwardPass, tuple[ForwardPass, ...]]:
        """As forward passes of this call, those of the callee that record gradients unless its caller stops them.

        What records whatever the caller does is no forward pass of the call, but flows on as what it is.
        """
        groups: dict[tuple[Obj | None, bool], list[ForwardPass]] = {}
        result: dict[ForwardPass, tuple[ForwardPass, ...]] = {
            inner: (inner,) for inner in site.callee.escaping if inner.records_by_itself
        }
        for inner in site.callee.forwards.values():
            if inner.used or not inner.is_up_to_callers:
                continue
            models = [] if inner.model is None else translation.objects(inner.model)
            if models and all(self._guards_itself(model, inner.method) for model in models):
                continue
            if inner.model is not None and inner.model.root[0] == "param" and not inner.inner:
                for owner, name in [(x.parent, x.path[-1]) for x in models if x.parent is not None]:
                    self.own_method(owner, name)  # It may be a method: only here its class is known.
            key = (models[0] if models else None, inner in site.callee.escaping)
            groups.setdefault(key, []).append(inner)
        for key, group in list(groups.items())[:MOST_LIFTED]:
            lifted = self._lifted(site, key, group, translation)
            for inner in group:
                result[inner] = (lifted,)
        return result

    def _guards_itself(self, model: Obj, method: str) -> bool:
        """Whether the method of a class in sight guards itself: in the callee, the class was not known."""
        activation = self.own_method(model, method)
        return activation is not None and activation.guards_itself(is_forward=method in modules.FORWARD)

    def own_method(self, obj: Obj, name: str) -> Activation | None:
        """The method that a forward pass of the object runs, if its class is in sight; `forward` if it has no name."""
        klass = self.class_of(obj)
        function = None if klass is None else self.run.classes.method(klass, name or "forward")
        return None if function is None else self.run.activations.ensure(function)

    def _lifted(
        self, site: CallSite, group_key: tuple[Obj | None, bool], group: list[ForwardPass], translation: Translation
    ) -> ForwardPass:
        """The forward pass that the call is: of one model, with a result that leaves the function or does not."""
        model, escapes = group_key
        key = (site.node.pos, frozenset(self.state.assumed.items()), model, escapes)
        guarded = None if site.callee.guarded is None else self._as_set_here(site.callee.guarded, site)
        before = self.state.grad if guarded is None else guarded.after(self.state.grad)
        places = {inner.pos for inner in group}
        there = [inner for inner in site.callee.forwards.values() if inner.pos in places]
        mode = reduce(Switch.join, [self._mode_inside(inner, translation) for inner in there])
        grad = reduce(Switch.join, [self._as_set_here(inner.grad, site).after(before) for inner in there])
        found = self.activation.forwards.get(key)
        if found is None:
            found = ForwardPass(self.activation, site.node, model, key[1], mode, grad)
            found.loops = tuple(self.loops)
            found.inner = tuple(group)
            found.wants_grad = any("wants_grad" in value.tags for value in site.arguments.values())
            found.random_input = True
            self.activation.forwards[key] = found
        else:
            found.mode = found.mode.join(mode)
            found.grad = found.grad.join(grad)
            found.inner = tuple(dict.fromkeys((*found.inner, *group)))
        found.crashes = found.crashes or all(inner.crashes for inner in group)
        given = combine(value for value in site.arguments.values() if not self.is_built(value))
        found.random_input = found.random_input and given.random and "real" not in given.tags
        weights = [self._weights_inside(inner, translation) for inner in group]
        found.weights = reduce(Switch.join, weights, found.weights)
        return found

    def is_built(self, value: Value) -> bool:
        """Whether the value is a module of a class in sight that was built here: no data, whatever it is there for."""
        obj = value.sole
        if not isinstance(obj, Obj) or obj.root not in self.activation.built:
            return False
        klass = self.class_of(obj)
        return klass is not None and self.run.classes.is_module(klass)

    def _weights_inside(self, inner: ForwardPass, translation: Translation) -> Switch:
        """Whether what runs inside the callee is trained or frozen, when it is called in the present state."""
        model = (
            inner.model
            if inner.model is None or not inner.weights.entry
            else self.run.objects.register.source(inner.model)
        )
        models = [] if model is None else translation.objects(model)
        if not models or inner.frozen_parts or (inner.inner and inner.weights == NOWHERE):
            return UNKNOWN
        return inner.weights.after(reduce(Switch.join, map(self.weights, models)))

    def _mode_inside(self, inner: ForwardPass, translation: Translation) -> Switch:
        """The mode that the forward pass inside the callee runs in, when it is called in the present state."""
        mode = self._as_set_here(inner.mode, translation.site)
        if inner.model is None or (not mode.entry and inner.model.root in inner.activation.built):
            return mode
        objects = translation.objects(inner.model)
        found = map(self.state.mode, objects if mode.entry else ())
        result = reduce(Switch.join, found, mode.without_entry())
        is_lost = mode.entry and not objects
        return result.join(UNKNOWN) if is_lost or translation.switches_by_another_name(inner.model, objects) else result
