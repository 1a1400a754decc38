"""Methods in sight that the call of a method may be of whose object is of no class that is known here."""

from __future__ import annotations

from collections.abc import Mapping

from flake8_nograd.flow.arguments import Arguments, bind_arguments, may_take
from flake8_nograd.flow.facts import Activation, CallSite
from flake8_nograd.flow.instances import InstanceRunner
from flake8_nograd.flow.switch import UNKNOWN
from flake8_nograd.flow.values import EACH, ConstRef, FunctionRef, Obj, Value
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts.modules import BOOKKEEPING


class CandidateRunner(InstanceRunner):
    """Notes calls that may be of a method in sight."""

    def may_also_call(self, node: p.Call, base: Value, name: str, arguments: Arguments, result: Value) -> Value:
        """What a method of an unseen object gives that may be one of those whose callers are sought."""
        if name not in self.run.sought or _is_switch(name, arguments):
            return result
        for function in self.run.sought[name]:
            bound = base.sole if isinstance(base.sole, Obj) else None
            activation = None if name != function.name else self.run.activations.ensure(function)
            if activation is None or not self._may_be_method(base, function) or not may_take(function, node):
                continue
            site = self._site(node, activation, arguments, bound)
            result = result._replace(flows=result.flows | self.apply(site).flows)
        return result

    def may_run(self, node: p.Call, base: Value, name: str, arguments: Arguments) -> None:
        """A module whose class only callers know may be of one of this file: its method may be called from here.

        Whether it switches the module is not known then; nor is, if it is `train`, what it does to the parts. An object
        of which nothing is known may be of such a class, too, where a guard is round the call of what runs a module.
        """
        obj = base.sole if isinstance(base.sole, Obj) else None
        if obj is not None and name == "train" and self.class_of(obj) is None:
            self._may_leave_parts(obj)
        is_known = bool(base.refs) if obj is None else self.class_of(obj) is not None
        if is_known or name in BOOKKEEPING:
            return
        for function in self.run.classes.methods_named(name):
            if function.owner is self.function.owner or not self.run.programs.is_own(function):
                continue
            activation = self.run.activations.ensure(function)
            if activation is None or not may_take(function, node):
                continue
            of_module = function.owner is not None and self.run.classes.may_be_module(function.owner)
            is_module = of_module and obj is not None and self.is_modulelike(obj)
            if not is_module and not (self.state.grad.surely_off and activation.forwards):
                continue
            self.run.note_site(self._site(node, activation, arguments, obj))
            if activation.changes and obj is not None:
                self.set_mode(obj, UNKNOWN, strong=False)

    def _may_leave_parts(self, obj: Obj) -> None:
        """A module of some class in sight may keep parts of it in eval mode, whatever is called on the whole."""
        owners = [x.owner for x in self.run.classes.methods_named("train") if x.owner is not None]
        if obj in self.state.modes and any(map(self.run.classes.is_module, owners)):
            parts = self.state.mode(obj).join(UNKNOWN)
            self.state = self.state._replace(modes={**self.state.modes, obj.attr(EACH): parts})

    def method_of_subclasses(self, node: p.Call, obj: Obj, name: str, arguments: Arguments) -> Value:
        """A method that is left to subclasses: one of a module may run it, as far as the project can tell."""
        result = self.super_method(node, obj, name, arguments)
        if not arguments.all or name in BOOKKEEPING or not self.is_modulelike(obj):
            return result
        method = obj.attr(name)
        self.run.objects.register.methods.add(method)
        return result._replace(flows=result.flows | self.forward_pass(node, method, arguments).flows)

    def call_again(self, node: p.Call, function: p.Function, bindings: Mapping[str, Value], bound: Obj | None) -> None:
        """Note a call in the midst of a recursion: what the function does is not known yet, but a guard is round it.

        Of others, which lead round in a circle, no more is learnt than of those from outside of it.
        """
        callee = self.run.activations.in_the_making(function)
        if function is self.function:
            self.activation.again.append(bindings)
        elif callee is not None and self.state.grad.surely_off:
            self.run.note_site(self._site_of(node, callee, bindings, bound))

    def _site(self, node: p.Call, callee: Activation, arguments: Arguments, bound: Obj | None) -> CallSite:
        """The call as one of this function, which it need not be."""
        owner = callee.function.owner
        this = Obj(("self", owner.pos)) if bound is None and owner is not None else bound
        bindings = bind_arguments(FunctionRef(callee.function, this), node, arguments)
        return self._site_of(node, callee, bindings, bound)

    def _site_of(self, node: p.Call, callee: Activation, bindings: Mapping[str, Value], bound: Obj | None) -> CallSite:
        return CallSite(self.activation, callee, node, self.state, bindings, bound, tuple(self.loops), by_value=True)

    def _may_be_method(self, base: Value, function: p.Function) -> bool:
        """Whether the function may be a method of what the value holds: not if its class is another."""
        owner, classes = function.owner, self.run.classes
        if owner is None:
            return False
        known = [klass for obj in base.objects if (klass := self.class_of(obj)) is not None]
        return all(owner in classes.mro(klass) or klass in classes.mro(owner) for klass in known)


def _is_switch(name: str, arguments: Arguments) -> bool:
    """Whether a call of what is not known is `m.eval()`, `m.train()` or `m.train(False)`, no method of a trainer."""
    values = arguments.all
    return name in ("eval", "train") and (not values or (len(values) == 1 and isinstance(values[0].sole, ConstRef)))
