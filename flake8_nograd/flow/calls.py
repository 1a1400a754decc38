"""Calls: what is called, and what that does."""

from __future__ import annotations

from flake8_nograd.flow import conditions
from flake8_nograd.flow.arguments import Arguments, bind_arguments
from flake8_nograd.flow.candidates import CandidateRunner
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import CallSite
from flake8_nograd.flow.frame import is_filled
from flake8_nograd.flow.held import held
from flake8_nograd.flow.state import join_all
from flake8_nograd.flow.switch import UNKNOWN
from flake8_nograd.flow.values import (
    NOTHING,
    CallRef,
    ClassRef,
    Dotted,
    FunctionRef,
    GuardRef,
    MethodRef,
    Obj,
    Ref,
    SuperRef,
    Value,
    WrappedRef,
    constant,
    of,
)
from flake8_nograd.flow.words import is_class_name
from flake8_nograd.flow.worlds import Worlds
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts.modules import PRETRAINED


class CallRunner(CandidateRunner):
    """Dispatches calls by what is called."""

    def call(self, node: p.Call) -> Value:
        """Evaluate a call."""
        method = node.func.name if isinstance(node.func, p.Attr) else None
        base = self.eval(node.func.base) if isinstance(node.func, p.Attr) else None
        callee = self.attribute(base, method, node.func) if base is not None and method else self.eval(node.func)
        self.run.calls.setdefault(node.pos, node)
        arguments = Arguments(
            [self._argument(x) for x in node.args], [(name, self._argument(value)) for name, value in node.keywords]
        )
        if isinstance(node.func, p.Name) and node.func.id == "super":
            return self._super()
        if not any(self._calls_arguments(ref) for ref in callee.refs):
            self.hand_to_trainer(arguments)
        held = base is not None and method is not None and self._is_read(base, method)
        if base is not None and method is not None and not held and not self._is_known(callee):
            result = self.method_call(node, base, method, callee, arguments)
            if self.run.programs.is_own(self.function):
                self.may_run(node, base, method, arguments)
                return result
            return self.may_also_call(node, base, method, arguments, result)
        if callee.flows and not self._keeps_nothing(callee, node.func):
            self.hand_on(callee, arguments.combined.flows)
        if not callee.refs:
            result = self.unseen_call(node, self.text(node.func), arguments)
            return self.restored(node, base, result) if base is not None and method in PRETRAINED else result
        self.joint = self.joint_mode(callee, node.func)
        result = self._each(node, callee.refs, arguments)
        self.joint = None
        return result

    def _keeps_nothing(self, callee: Value, func: p.Expr) -> bool:
        """Whether it is a module or a loss that is called, not a callback that may keep what it gets."""
        obj = callee.sole
        is_built = isinstance(obj, Obj) and (obj.root[0] == "new" or self.is_modulelike(obj))
        return is_built or self.run.words.is_loss(self.text(func))

    def _argument(self, node: p.Expr) -> Value:
        """The value of an argument; of a condition, also under a name, whether it holds, if that is known."""
        value = self.eval(node)
        known = conditions.outcome(node, self.state) if self.is_condition(node) else None
        return value if known is None else constant(known)

    def is_condition(self, node: p.Expr) -> bool:
        """Whether it is a condition, or a name that stands for one."""
        held = self.state.meanings.get(node.id) if isinstance(node, p.Name) else None
        return isinstance(node if held is None else held.expr, (p.Compare, p.Not))

    def call_value(self, node: p.Call, callee: Value, arguments: Arguments) -> Value:
        """Call what a value holds."""
        return self._each(node, callee.refs, arguments) if callee.refs else NOTHING

    def _each(self, node: p.Call, refs: tuple[Ref, ...], arguments: Arguments) -> Value:
        """Call whatever may be meant, each from the same state."""
        before, was_dead = self.state, self.dead
        result: Value | None = None
        after: Worlds = []
        dead = True
        for ref in refs:
            self.state, self.dead = before, False
            value = self._call_ref(node, ref, arguments)
            result = value if result is None else result.join(value)
            after.append(self.state)
            dead = dead and self.dead
        self.state, self.dead = join_all(after) or before, was_dead or dead
        return NOTHING if result is None else result

    def _is_read(self, base: Value, name: str) -> bool:
        """Whether what is called is what a property of the object gives, or what an attribute of a class holds."""
        if isinstance(base.sole, ClassRef):
            return True
        return any(self.property_of(obj, name) is not None for obj in base.objects)

    def _calls_arguments(self, ref: Ref) -> bool:
        """Whether it is a function in sight that itself calls what it is given."""
        return isinstance(ref, FunctionRef) and bool(self.run.traits(ref.function).called)

    @staticmethod
    def _is_known(callee: Value) -> bool:
        """Whether what is called is in sight, or comes from a library by name."""
        return any(isinstance(ref, (FunctionRef, ClassRef, Dotted, GuardRef, WrappedRef)) for ref in callee.refs)

    def _call_ref(self, node: p.Call, ref: Ref, arguments: Arguments) -> Value:
        if isinstance(ref, FunctionRef):
            if ref.function.name == "forward" and ref.bound is not None and self._is_module(ref.function.owner):
                return self.forward_pass(node, ref.bound, arguments, method="forward")
            return self.call_function(node, ref, arguments)
        if isinstance(ref, ClassRef):
            return self.instantiate(node, ref.klass, arguments)
        if isinstance(ref, Dotted):
            return self._call_named(node, ref.name, arguments)
        if isinstance(ref, Obj):
            return self._call_object(node, ref, arguments)
        if isinstance(ref, MethodRef):
            return self.super_method(node, ref.obj, ref.name, arguments)
        if isinstance(ref, GuardRef):
            return self._wrap(ref, arguments)
        if isinstance(ref, WrappedRef):
            return self._call_wrapped(node, ref, arguments)
        return arguments.combined

    def _call_named(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """Call something that was imported: from another file of the project, or from a library."""
        own = None if self.run.guard_effect(name) else self.run.imports.value(name, self.function)
        if own is None:
            return self.library_call(node, name, arguments)
        aliases = [ref.name for ref in own.refs if isinstance(ref, Dotted)]
        return self.library_call(node, aliases[0], arguments) if aliases else self._each(node, own.refs, arguments)

    def _wrap(self, guard: GuardRef, arguments: Arguments) -> Value:
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
        if obj.path[-1:] == ("forward",) and obj.parent is not None:
            return self.forward_pass(node, obj.parent, arguments, method="forward")
        klass = self.class_of(obj)
        if klass is not None and not self.run.classes.may_be_module(klass):
            called = self.class_attribute(klass, "__call__", obj).sole
            if isinstance(called, FunctionRef):
                return self.call_function(node, called, arguments)
            return arguments.combined
        if obj.path[-1:] in (("eval",), ("train",)):  # A bound method, kept or got by its name.
            whole = Obj(obj.root, obj.path[:-1])
            self.mode_call(node, [whole], obj.path[-1], arguments)
            return of(whole)
        if obj in self.run.objects.register.classes or self._may_be_class_by_name(node, obj):
            return self.unseen_call(node, self.text(node.func), arguments)
        if not obj.path and obj.root[0] in ("name", "param") and obj not in self.run.captured:
            name = str(obj.root[2])
            out_of_sight = self.run.programs.is_variable(obj) and not self.run.words.is_instance_name(name)
            if out_of_sight or is_class_name(
                name
            ):  # It comes out of a star import, or is a class given as an argument.
                return self.unseen_call(node, name, arguments)
        return self.forward_pass(node, obj, arguments)

    def _may_be_class_by_name(self, node: p.Call, obj: Obj) -> bool:
        """Whether somebody looked a class up and called it so: `Model = getattr(models, name)`, then `Model(width)`."""
        is_named_so = isinstance(node.func, p.Name) and is_class_name(node.func.id)
        return is_named_so and obj.root[0] == "new" and self.run.objects.evidence(obj) <= Evidence.NAME

    def _is_module(self, klass: p.Class | None) -> bool:
        return klass is not None and self.run.classes.may_be_module(klass)

    def _super(self) -> Value:
        """`super()` inside a method."""
        owner = self.function.owner
        params = self.function.params
        if owner is None or not params:
            return NOTHING
        this = self.state.env.get(params[0].name)
        obj = this.sole if this is not None else None
        return of(SuperRef(obj, owner)) if isinstance(obj, Obj) else NOTHING

    # --- functions and classes of the file -------------------------------------------------------------------------

    def call_function(self, node: p.Call, ref: FunctionRef, arguments: Arguments) -> Value:
        """Call a function or method of the file; in the midst of a recursion it is as one of another file."""
        function = ref.function
        traits = self.run.traits(function)
        bound = ref.bound
        bindings = bind_arguments(ref, node, arguments)
        if bound is None and function.owner is not None and not traits.is_static and function.params:
            first = bindings.get(function.params[0].name, NOTHING).sole
            bound = first if isinstance(first, Obj) else None
        if traits.switches_rest:
            self._forget_modes_of_rest(function, arguments, bound)
        if traits.is_abstract and bound is not None and bound.root[0] != "new":
            return self.method_of_subclasses(node, bound, function.name, arguments)
        activation = self.run.activations.for_call(function, bindings, node, self._receiver(function, bound))
        if activation is None:
            self.call_again(node, function, bindings, bound)
            return arguments.combined
        site = CallSite(self.activation, activation, node, self.state, bindings, bound, tuple(self.loops))
        if traits.is_context_manager:
            self.run.pending[node.pos] = site
            return of(CallRef(node.pos, function))
        result = self.apply(site, weak=function.is_generator)
        if function.is_generator:
            self.run.pending[node.pos] = site
            given, is_run = arguments.combined, is_filled(bindings.get(traits.yields_each, NOTHING))
            result = result._replace(flows=result.flows | given.flows, tags=result.tags | given.tags)
            return result.with_tags("nonempty") if is_run else result
        self.dead = self.dead or (activation.exit is None and activation.done)
        return result

    def _forget_modes_of_rest(self, function: p.Function, arguments: Arguments, bound: Obj | None) -> None:
        """What goes into `*models` is not known one by one in the function, which may switch any of it."""
        named = sum(not x.kind and not x.keyword_only for x in function.params) - (bound is not None)
        for value in arguments.positional[named:]:
            for obj in held(value):
                self.set_mode(obj, UNKNOWN, strong=False)

    def _receiver(self, function: p.Function, bound: Obj | None) -> p.Class | None:
        """The class of the instance that a template method is called on, if that is surely it and no subclass."""
        if bound is None or not self.run.receivers.is_template(function):
            return None
        klass = self.class_of(bound)
        if klass is None or function.owner not in self.run.classes.mro(klass):
            return None
        if bound.root[0] == "self" and not bound.path:
            return klass if self.activation.receiver is klass or self.run.receivers.exact(klass) else None
        return klass if bound.root[0] == "new" else None
