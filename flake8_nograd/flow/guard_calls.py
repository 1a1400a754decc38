"""Guards: what making, entering and leaving them does to recording."""

from __future__ import annotations

from collections.abc import Callable

from flake8_nograd.flow.arguments import NO_ARGUMENTS, Arguments
from flake8_nograd.flow.forward_passes import ForwardRunner
from flake8_nograd.flow.switch import BY_DEFAULT, ENTRY, UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.translation import Translation
from flake8_nograd.flow.values import CallRef, ConstRef, FunctionRef, GuardRef, Obj, Ref, SavedRef, Value, of
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards

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
        if isinstance(sole, ConstRef) and given and isinstance(given[0], p.Const):
            before = self.state.grad
            switch = self.run.switched_on(node.pos, name, before) if sole.value else off_at(node.pos)
        elif isinstance(sole, SavedRef):
            switch = sole.switch
        else:
            switch = UNKNOWN
        effect = "argument-on" if switch.surely_on else "argument-off" if switch.surely_off else "maybe"
        self._note_before(node.pos)
        self.state = self.state._replace(grad=switch)
        return of(GuardRef(effect, node.pos, name))

    def guard_switch(self, guard: GuardRef) -> Switch:
        """What recording is inside the guard, entered here."""
        return self.run.guard_switch(guard, self.state.grad)

    # --- entering and leaving --------------------------------------------------------------------------------------

    def enter(self, item: p.WithItem) -> Undo:
        """Enter one `with` item. The result undoes, at the end of the block, what entering did."""
        grad = self.state.grad
        value = self.eval(item.context)
        self.idle_context(item.context, value)
        if (
            isinstance(value.sole, GuardRef) and value.sole.pos != item.context.pos
        ):  # One that acted when it was made gives back what it found then.
            grad = self.before.get(value.sole.pos, grad)
        undo = self._enter_value(item, value)
        if item.target is not None:
            self.assign(item.target, value)

        def leave() -> None:
            undo()
            self.state = self.state._replace(grad=grad)

        return leave

    def _enter_value(self, item: p.WithItem, value: Value) -> Undo:
        sole = value.sole
        if isinstance(sole, CallRef) and sole.pos in self.run.pending:
            return self._enter_generator(sole.pos)
        for ref in value.refs:
            if isinstance(ref, GuardRef):
                switch = self.guard_switch(ref)
                self.state = self.state._replace(grad=switch if sole is not None else UNKNOWN)
                if switch.surely_off:
                    self.guards.add(item.context.pos)
                return _nothing
            if isinstance(ref, Obj):
                entered = self._enter_object(item, ref)
                if entered is not None:
                    return entered
        if self._may_guard(item.context, value):
            self.state = self.state._replace(grad=UNKNOWN)
        return _nothing

    def _enter_generator(self, pos: int) -> Undo:
        """`with f(...)` where `f` is a context manager of the file: its body up to the `yield`, the rest at the end."""
        site = self.run.pending[pos]
        before = self.state
        site.state = before
        self.apply(site, until_yield=True)

        def leave() -> None:
            end = site.callee.exit
            if end is None:
                return
            translation = Translation(site)
            for obj, switch in end.modes.items():
                for target in translation.objects(obj):
                    self.set_mode(target, switch.after(before.mode(target)), strong=True)

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
        self._call_method(node, enter)
        return lambda: self._call_method(node, leave)

    def _call_method(self, node: p.Call, ref: Ref | None) -> None:
        if isinstance(ref, FunctionRef):
            self.call_function(node, ref, NO_ARGUMENTS)

    def _may_guard(self, node: p.Expr, value: Value) -> bool:
        """Whether an unseen context manager may stop recording."""
        if self.run.words.may_guard(self.text(node)):
            return True
        unseen = isinstance(value.sole, Obj) and isinstance(node, (p.Name, p.Attr))
        return unseen and not self.run.words.is_amp(self.text(node))

    # --- by hand ---------------------------------------------------------------------------------------------------

    def enter_now(self, value: Value) -> None:
        """`stack.enter_context(guard)`: in force until the stack's own block ends."""
        for ref in value.refs:
            if isinstance(ref, GuardRef):
                self._note_before(ref.pos)
                self.state = self.state._replace(grad=self.guard_switch(ref))

    def exit_now(self, value: Value) -> None:
        """`guard.__exit__(...)`: recording is what it was before the guard was entered."""
        start = on_at(BY_DEFAULT) if self.function.is_module_body else ENTRY
        for ref in value.refs:
            if isinstance(ref, GuardRef):
                self.state = self.state._replace(grad=self.before.get(ref.pos, start))

    def _note_before(self, pos: int) -> None:
        known = self.before.get(pos)
        self.before[pos] = self.state.grad if known is None else known.join(self.state.grad)


def _nothing() -> None:
    """Nothing to undo."""
