"""Calls: what is called, and what that does."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from flake8_nograd.flow.evidence import Origin
from flake8_nograd.flow.facts import CallSite
from flake8_nograd.flow.library import LibraryRunner
from flake8_nograd.flow.methods import MethodRunner
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.summaries import bind_arguments
from flake8_nograd.flow.switch import Switch, on_at
from flake8_nograd.flow.values import (
    NOTHING,
    PLAIN,
    CallRef,
    ClassRef,
    ConstRef,
    Dotted,
    FunctionRef,
    GuardRef,
    MethodRef,
    Obj,
    Ref,
    SuperRef,
    Value,
    WrappedRef,
    combine,
    of,
)
from flake8_nograd.syntax import program as p


class Arguments(NamedTuple):
    """The evaluated arguments of a call."""

    positional: list[Value]
    keywords: list[tuple[str, Value]]

    @property
    def all(self) -> list[Value]:
        return [*self.positional, *(value for _, value in self.keywords)]

    def first(self) -> Value:
        return self.positional[0] if self.positional else (self.keywords[0][1] if self.keywords else NOTHING)


class CallRunner(LibraryRunner, MethodRunner):
    """Dispatches calls by what is called."""

    def call(self, node: p.Call) -> Value:
        """Evaluate a call."""
        method = node.func.name if isinstance(node.func, p.Attr) else None
        base = self.eval(node.func.base) if isinstance(node.func, p.Attr) else None
        callee = self.attribute(base, method, node.func) if base is not None and method else self.eval(node.func)
        self.run.calls.setdefault(node.pos, node)
        arguments = Arguments(
            [self.eval(x) for x in node.args], [(name, self.eval(value)) for name, value in node.keywords]
        )
        if isinstance(node.func, p.Name) and node.func.id == "super":
            return self._super(arguments)
        if base is not None and method is not None and not self._is_known(callee):
            return self.method_call(node, base, method, callee, arguments)
        if not callee.refs:
            return self.unseen_call(node, self.text(node.func), arguments)
        self.joint = self.joint_mode(callee)
        result = self._each(node, callee.refs, arguments)
        self.joint = None
        return result

    def _each(self, node: p.Call, refs: tuple[Ref, ...], arguments: Arguments) -> Value:
        """Call whatever may be meant, each from the same state."""
        before, was_dead = self.state, self.dead
        result: Value | None = None
        after: list[State] = []
        dead = True
        for ref in refs:
            self.state, self.dead = before, False
            value = self._call_ref(node, ref, arguments)
            result = value if result is None else result.join(value)
            after.append(self.state)
            dead = dead and self.dead
        self.state, self.dead = join_all(after) or before, was_dead or dead
        return NOTHING if result is None else result

    @staticmethod
    def _is_known(callee: Value) -> bool:
        """Whether what is called is in sight, or comes from a library by name."""
        return any(isinstance(ref, (FunctionRef, ClassRef, Dotted, GuardRef, WrappedRef)) for ref in callee.refs)

    def _call_ref(self, node: p.Call, ref: Ref, arguments: Arguments) -> Value:
        if isinstance(ref, FunctionRef):
            return self.call_function(node, ref, arguments)
        if isinstance(ref, ClassRef):
            return self._instantiate(node, ref.klass, arguments)
        if isinstance(ref, Dotted):
            return self.library_call(node, ref.name, arguments)
        if isinstance(ref, Obj):
            return self._call_object(node, ref, arguments)
        if isinstance(ref, MethodRef):
            return self.object_method(node, ref.obj, ref.name, arguments)
        if isinstance(ref, GuardRef):
            return self._wrap(node, ref, arguments)
        if isinstance(ref, WrappedRef):
            return self._call_wrapped(node, ref, arguments)
        return combine(arguments.all)

    def _wrap(self, node: p.Call, guard: GuardRef, arguments: Arguments) -> Value:
        """`torch.no_grad()(f)`."""
        target = arguments.first().sole
        return NOTHING if target is None else self.run.wrap(target, guard)

    def _call_wrapped(self, node: p.Call, ref: WrappedRef, arguments: Arguments) -> Value:
        before = self.state.grad
        self.state = self.state._replace(grad=self.guard_switch(ref.guard))
        result = self._call_ref(node, ref.target, arguments)
        self.state = self.state._replace(grad=before)
        return result

    def _call_object(self, node: p.Call, obj: Obj, arguments: Arguments) -> Value:
        """`obj(...)`: a forward pass, if the object turns out to be a module."""
        klass = self.class_of(obj)
        if klass is not None and not self.run.classes.may_be_module(klass):
            called = self.class_attribute(klass, "__call__", obj).sole
            if isinstance(called, FunctionRef):
                return self.call_function(node, called, arguments)
            return combine(arguments.all)
        if obj.root[:2] == ("name", 0) and not obj.path and not self.run.words.is_instance_name(obj.root[2]):
            return self.unseen_call(node, obj.root[2], arguments)  # It comes out of a star import.
        return self.forward_pass(node, obj, arguments)

    def _super(self, arguments: Arguments) -> Value:
        """`super()` inside a method."""
        owner = self.function.owner
        params = self.function.params
        if owner is None or not params:
            return NOTHING
        this = self.state.env.get(params[0].name)
        obj = this.sole if this is not None else None
        return of(SuperRef(obj, owner)) if isinstance(obj, Obj) else NOTHING

    # --- functions of the file -------------------------------------------------------------------------------------

    def call_function(self, node: p.Call, ref: FunctionRef, arguments: Arguments) -> Value:
        """Call a function or method of the file."""
        function = ref.function
        traits = self.run.traits(function)
        bound = ref.bound
        bindings = bind_arguments(function, node, arguments.positional, arguments.keywords, bound)
        if bound is None and function.owner is not None and not traits.is_static and function.params:
            first = bindings.get(function.params[0].name, NOTHING).sole
            bound = first if isinstance(first, Obj) else None
        activation = self.run.activation(function, bindings, node, bound)
        if activation is None:
            return self._unknown_result(node, arguments)
        site = CallSite(self.activation, activation, node, self.state, bindings, bound, tuple(self.loops))
        if traits.is_context_manager:
            self.run.pending[node.pos] = site
            return of(CallRef(node.pos, function))
        result = self.apply(site, weak=function.is_generator)
        if activation.exit is None and not function.is_generator and activation.done:
            self.dead = True
        if function.is_generator:
            return combine(arguments.all)
        return self._result_under(result, arguments)

    def _result_under(self, result: Value, arguments: Arguments) -> Value:
        return result

    def _unknown_result(self, node: p.Call, arguments: Arguments) -> Value:
        """The result of a call in the midst of a recursion."""
        return combine(arguments.all)

    def _instantiate(self, node: p.Call, klass: p.Class, arguments: Arguments) -> Value:
        """`Class(...)`: a new object, in train mode if it is a module, then as its constructor leaves it."""
        obj = Obj(("new", node.pos))
        self.run.objects.register.origins[obj] = Origin(klass)
        self.forget(obj)
        if self.run.classes.may_be_module(klass):
            surely = self.run.classes.is_module(klass)
            self.state = self.state.set_mode(obj, on_at(node.pos) if surely else Switch(unknown=True))
        constructor = self.class_attribute(klass, "__init__", obj).sole
        if isinstance(constructor, FunctionRef):
            self.call_function(node, constructor, arguments)
            self._adopt(obj, klass)
        return of(obj)

    def _adopt(self, obj: Obj, klass: p.Class) -> None:
        """A wrapper whose constructor loads, gets or evals what is inside has an unknown mode."""
        if self.run.wraps_unknown(klass) and self.state.mode(obj).surely_on:
            self.state = self.state.set_mode(obj, Switch(unknown=True))

    def forget(self, obj: Obj) -> None:
        """A new object takes the place of the one that an earlier round of a loop built here."""
        attrs = {k: v for k, v in self.state.attrs.items() if k[0].root != obj.root}
        modes = {k: v for k, v in self.state.modes.items() if k.root != obj.root}
        self.state = self.state._replace(attrs=attrs, modes=modes)

    def fresh(self, node: p.Call, maker: str, mode: Switch | None, arguments: Arguments) -> Value:
        """What an unseen callable returns: an object with an identity of its own."""
        obj = Obj(("new", node.pos))
        self.forget(obj)
        self.run.objects.register.origins[obj] = Origin(None, maker)
        if mode is not None:
            self.state = self.state.set_mode(obj, mode)
        rest = combine(arguments.all)
        return replace(rest, refs=(obj,), open=False)


__all__ = ["PLAIN", "Arguments", "CallRunner", "ConstRef"]
