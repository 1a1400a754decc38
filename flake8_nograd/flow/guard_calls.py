"""Guards: what making, entering and leaving them does to recording."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from flake8_nograd.flow.arguments import NO_ARGUMENTS, Arguments
from flake8_nograd.flow.forward_passes import ForwardRunner
from flake8_nograd.flow.switch import NEVER, UNKNOWN, Switch
from flake8_nograd.flow.translation import Translation
from flake8_nograd.flow.values import (
    ENTERED,
    NOTHING,
    CallRef,
    ConstRef,
    FunctionRef,
    GuardRef,
    Obj,
    Ref,
    SavedRef,
    Value,
    join_values,
    of,
)
from flake8_nograd.flow.walk import calls_in
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards

_BEFORE = "before"
"""The attribute of a guard that stands for what recording was when it was made or entered."""

Undo = Callable[[], None]
"""What undoes, at the end of a block, what entering it did."""


class GuardRunner(ForwardRunner):
    """Context managers, seen and unseen."""

    # --- making ----------------------------------------------------------------------------------------------------

    def guard_call(self, node: p.Call, name: str, effect: str, arguments: Arguments) -> Value:
        """`torch.no_grad()` and its like, and `torch.no_grad(f)`."""
        sole = arguments.first().sole
        if effect == guards.BY_ARGUMENT:
            return self._set_grad_enabled(node, name, sole)
        if name in guards.WITH_FLAG and arguments.all:
            if isinstance(sole, ConstRef):
                effect = guards.OFF if sole.value else guards.ON
            elif not isinstance(sole, FunctionRef):
                effect = "maybe"
        guard = GuardRef(effect, node.pos, name)
        return self.run.wrap(sole, guard) if isinstance(sole, FunctionRef) else of(guard)

    def _set_grad_enabled(self, node: p.Call, name: str, sole: Ref | None) -> Value:
        """`torch.set_grad_enabled(flag)` acts at once, whether or not it stands in a `with`.

        A flag makes it a conditional guard, even where its value is known.
        """
        given = [*node.args, *(value for _, value in node.keywords)]
        effect = "maybe"
        if isinstance(sole, ConstRef) and given and isinstance(given[0], p.Const):
            effect = "argument-on" if sole.value else "argument-off"
        guard = GuardRef(effect, node.pos, name)
        self._keep(guard)
        switch = self.guard_switch(guard)
        if isinstance(sole, SavedRef) and self.state.grad.sealed == NEVER:
            switch = sole.switch
        self.state = self.state._replace(grad=switch)
        return of(guard)

    def _keep(self, guard: GuardRef) -> None:
        """Remember what recording is before the guard is in force: it is given back at its end."""
        before = of(SavedRef(self.state.grad))
        self.state = self.state.set_attr(_guard_object(guard), _BEFORE, before)

    def _kept(self, guard: GuardRef) -> Switch:
        found = self.state.attrs.get((_guard_object(guard), _BEFORE), NOTHING)
        saved = [ref.switch for ref in found.refs if isinstance(ref, SavedRef)]
        return reduce(Switch.join, saved) if saved else UNKNOWN

    def guard_switch(self, guard: GuardRef) -> Switch:
        """What recording is inside the guard, entered here."""
        return self.run.guard_switch(guard, self.state.grad)

    # --- entering and leaving --------------------------------------------------------------------------------------

    def enter(self, item: p.WithItem) -> Undo:
        """Enter one `with` item. The result undoes, at the end of the block, what entering did."""
        grad = self.state.grad
        value = self.eval(item.context)
        self.idle_context(item.context, value)
        self.entered = value
        undo = self._enter_value(item, value)
        if item.target is not None:
            self.assign(item.target, self.entered)

        sole = value.sole
        made_before = isinstance(sole, GuardRef) and _acts_at_once(sole) and not isinstance(item.context, p.Call)

        inside, leaves_alone = self.state.grad, self._leaves_alone(value, grad)
        is_conditional = isinstance(sole, GuardRef) and sole.effect == "maybe" and not sole.name

        def leave() -> None:
            undo()
            before = self._kept(sole) if made_before and isinstance(sole, GuardRef) else grad
            stays = is_conditional and self.state.grad != inside  # Without a guard, what the block sets stays.
            entered = self._entered_in(value)
            if stays or self._exit_does_nothing(value) or (entered is not None and entered.sole is None):
                before = before.join(self.state.grad)
            if not leaves_alone and entered != NOTHING:
                self.state = self.state._replace(grad=before)

        return leave

    def _exit_does_nothing(self, value: Value) -> bool:
        """Whether the `__exit__` of a class in sight calls nothing that could restore what `__enter__` switched.

        A body that is left out cannot matter.
        """
        klass = self.class_of(value.sole) if isinstance(value.sole, Obj) else None
        leave = None if klass is None else self.run.classes.method(klass, "__exit__")
        return leave is not None and (leave.opaque or not any(True for _ in calls_in(leave.body)))

    def _leaves_alone(self, value: Value, before: Switch) -> bool:
        """Whether the end of the block leaves recording as it is then: what was entered has nothing to do with it."""
        if self.state.grad != before or any(isinstance(ref, GuardRef) for ref in value.refs):
            return False
        return not any(self.run.objects.origin(obj).maker.endswith("ExitStack") for obj in value.objects)

    def _entered_in(self, value: Value) -> Value | None:
        """Whether something was entered through a stack of contexts: on some path, if it is not one value.

        NOTHING, if nothing was; None for what is no stack.
        """
        stacks = [obj for obj in value.objects if self.run.objects.origin(obj).maker.endswith("ExitStack")]
        found = join_values(self.state.attrs.get((obj, ENTERED), NOTHING) for obj in stacks)
        return found if stacks else None

    def _enter_value(self, item: p.WithItem, value: Value) -> Undo:
        sole = value.sole
        if isinstance(sole, CallRef) and sole.pos in self.run.pending:
            return self._enter_generator(sole.pos)
        for ref in value.refs:
            if isinstance(ref, GuardRef):
                switch = self.state.grad if _acts_at_once(ref) else self.guard_switch(ref)
                self.state = self.state._replace(grad=switch if sole is not None else self.state.grad.unclear())
                if switch.surely_off:
                    self.guards.add(item.context.pos)
                return _nothing
            if isinstance(ref, Obj):
                entered = self._enter_object(item, ref)
                if entered is not None:
                    return entered
        if self._may_guard(item.context, value):
            self.state = self.state._replace(grad=self.state.grad.unclear())
        return _nothing

    def _enter_generator(self, pos: int) -> Undo:
        """`with f(...)` where `f` is a context manager of the file: its body up to the `yield`, the rest at the end."""
        site = self.run.pending[pos]
        before = self.state
        site.state = before
        self.entered = self.element(self.apply(site, until_yield=True))

        def leave() -> None:
            end = site.callee.exit
            if end is None:
                return
            translation = Translation(site)
            for obj, switch in end.modes.items():
                targets = translation.objects(obj)
                strong = len(targets) == 1 or self.are_alternatives(set(targets))
                for target in targets:
                    self.set_mode(target, switch.after(before.mode(target)), strong=strong)

        return leave

    def _enter_object(self, item: p.WithItem, obj: Obj) -> Undo | None:
        """`with obj:` where `obj` is an instance of a class of the file."""
        klass = self.class_of(obj)
        if klass is None:
            return None
        enter = self.class_attribute(klass, "__enter__", obj).sole
        leave = self.class_attribute(klass, "__exit__", obj).sole
        if not isinstance(enter, FunctionRef):
            return None
        node = p.Call(item.pos, item.context, (), (), False)
        self.entered = self.call_function(node, enter, NO_ARGUMENTS)
        return lambda: self._call_method(node, leave)

    def _call_method(self, node: p.Call, ref: Ref | None) -> None:
        if isinstance(ref, FunctionRef):
            self.call_function(node, ref, NO_ARGUMENTS)

    def _may_guard(self, node: p.Expr, value: Value) -> bool:
        """Whether an unseen context manager may stop recording."""
        if self.run.words.may_guard(self.text(node)):
            return True
        if not isinstance(value.sole, Obj) or not isinstance(node, (p.Name, p.Attr)):
            return False
        maker = self.run.objects.origin(value.sole).maker  # What was made in sight is judged as if it were made here.
        return self.run.words.may_guard(maker) if maker else not self.run.words.is_amp(self.text(node))

    # --- by hand ---------------------------------------------------------------------------------------------------

    def enter_now(self, value: Value) -> None:
        """`stack.enter_context(guard)`, `guard.__enter__()`: in force until the stack's block, or `__exit__`."""
        for ref in value.refs:
            if isinstance(ref, GuardRef) and not _acts_at_once(ref):
                self._keep(ref)
                self.state = self.state._replace(grad=self.guard_switch(ref))

    def exit_now(self, value: Value) -> None:
        """`guard.__exit__(...)`: recording is what it was outside."""
        guard = value.sole
        before = self._kept(guard) if isinstance(guard, GuardRef) else UNKNOWN
        self.state = self.state._replace(grad=before)


def _acts_at_once(guard: GuardRef) -> bool:
    """Whether making the guard is enough: entering it changes nothing."""
    return guards.CONTEXTS.get(guard.name) == guards.BY_ARGUMENT


def _guard_object(guard: GuardRef) -> Obj:
    return Obj(("guard", guard.pos))


def _nothing() -> None:
    """Nothing to undo."""
