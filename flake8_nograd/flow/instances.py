"""Calls of classes that are in sight: what an instance is after its constructor."""

from __future__ import annotations

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.evidence import Origin
from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.flow.library import LibraryRunner
from flake8_nograd.flow.switch import UNKNOWN, Switch, on_at
from flake8_nograd.flow.values import FunctionRef, Obj, Value, of
from flake8_nograd.syntax import program as p


class InstanceRunner(LibraryRunner):
    """Makes instances of classes of the project."""

    def instantiate(self, node: p.Call, klass: p.Class, arguments: Arguments) -> Value:
        """`Class(...)`: a new object, in train mode if it is a module, then as its constructor leaves it."""
        for name in self.run.classes.foreign(klass):
            self.idle_keyword(node, name)
        obj = self.built(node)
        is_kept = self.forget(obj)
        self.run.objects.register.origins[obj] = Origin(klass)
        if self.run.classes.may_be_module(klass):
            surely = self.run.classes.is_module(klass)
            mode = on_at(node.pos) if surely else UNKNOWN
            self.state = self.state.set_mode(obj, mode.join(UNKNOWN) if is_kept else mode)
        constructor = self.class_attribute(klass, "__init__", obj).sole
        if isinstance(constructor, FunctionRef) and self._only_builds(klass, arguments):
            return of(obj)
        if isinstance(constructor, FunctionRef):
            self.call_function(node, constructor, arguments)
            self._adopt(obj, klass)
        else:
            for name, value in zip(self.run.classes.fields(klass), arguments.positional, strict=False):
                self.store(obj, name, value)
            for name, value in arguments.keywords:
                self.store(obj, name, value)
        return of(obj)

    def named(self, target: p.Expr, made: p.Expr, value: Value) -> Value:
        """What a call gives of which nothing is known is an object if a name is bound to it that modules have."""
        if value.refs or not isinstance(made, p.Call) or not isinstance(target, p.Name):
            return value
        if not self.run.words.is_instance_name(target.id) or any(isinstance(x, ForwardPass) for x in value.flows):
            return value
        obj = self.built(made)
        if self._is_left_out(made.func):
            self.run.objects.register.origins.setdefault(obj, Origin(built=True))
        self.state = self.state.set_mode(obj, UNKNOWN)
        return value._replace(refs=(obj,), open=False)

    def _is_left_out(self, called: p.Expr) -> bool:
        """Whether it is a function of the file whose body was left out, since it neither runs nor loads anything."""
        if not isinstance(called, p.Name):
            return False
        refs = self.eval(called).refs
        return bool(refs) and all(isinstance(ref, FunctionRef) and ref.function.opaque for ref in refs)

    def _only_builds(self, klass: p.Class, arguments: Arguments) -> bool:
        """Whether a module that another file makes in a function of its own is one like any other.

        What its attributes hold is learnt if somebody looks at them.
        """
        run = self.run
        if run.programs.is_own(self.function) or not run.classes.is_module(klass) or run.programs.is_own_class(klass):
            return False
        return run.classes.only_builds(klass) and not any(map(self.is_modulelike, arguments.objects))

    def _adopt(self, obj: Obj, klass: p.Class) -> None:
        """A wrapper whose constructor loads, gets or evals what is inside has an unknown mode."""
        if self.run.wraps_unknown(klass) and self.state.mode(obj).surely_on:
            self.state = self.state.set_mode(obj, Switch(unknown=True))
