"""What a decorator does to recording in the function that it decorates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flake8_nograd.flow.switch import ENTRY, UNKNOWN, Switch
from flake8_nograd.flow.values import CallRef, ClassRef, Dotted, FunctionRef, GuardRef, Obj, Ref, WrappedRef
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards

if TYPE_CHECKING:
    from flake8_nograd.flow.facts import Activation
    from flake8_nograd.flow.frame import Frame

_OWN = (CallRef, FunctionRef, ClassRef)


def decorated(function: p.Function, frame: Frame) -> Switch | None:
    """What recording is when the decorated function's body begins; None if the decorators leave it as it is."""
    result = ENTRY
    for decorator in function.decorators:
        found = _one(decorator, frame, function)
        if found is not None:
            result = found.after(result)
    return None if result == ENTRY else result


def _one(decorator: p.Expr, frame: Frame, function: p.Function) -> Switch | None:
    """What one decorator makes of recording. The body of a generator runs later, and only PyTorch's own reach it."""
    run = frame.run
    state = frame.state
    value = frame.eval(decorator)
    frame.state = state  # `@torch.set_grad_enabled(False)` acts at once on what follows only as a statement.
    sole = value.sole
    if isinstance(sole, Dotted) and run.guard_effect(sole.name) is None:
        value = run.imports.value(sole.name, frame.function) or value
    for ref in value.refs:
        if isinstance(ref, GuardRef):
            return run.guard_switch(ref, ENTRY)
        if isinstance(ref, Dotted) and run.guard_effect(ref.name) == guards.OFF:
            return run.guard_switch(GuardRef(guards.OFF, decorator.pos, ref.name), ENTRY)
        is_own = run.objects.class_of(ref) is not None if isinstance(ref, Obj) else isinstance(ref, _OWN)
        if is_own:
            return _on_generator(ref, frame) if function.is_generator else _of_own(ref, decorator, frame)
    text = frame.text(decorator)
    return UNKNOWN if run.words.may_guard(text) and not run.words.checks_arguments(text) else None


def _on_generator(ref: Ref, frame: Frame) -> Switch | None:
    """Something of the file as a decorator of a generator: it reaches the body if it applies PyTorch's own guard."""
    activation = frame.run.activations.ensure(ref.function) if isinstance(ref, FunctionRef) else None
    return None if activation is None else _of_guard_inside(activation, frame)


def _of_guard_inside(decorator: Activation, frame: Frame) -> Switch | None:
    """The guard that a decorator wraps what it is given in, as a value, if it does."""
    found: Switch | None = None
    for ref in decorator.returned.refs:
        if isinstance(ref, WrappedRef):
            found = frame.run.guard_switch(ref.guard, ENTRY)
    return found


def _of_own(ref: Ref, decorator: p.Expr, frame: Frame) -> Switch | None:
    """Something of the file as a decorator."""
    if isinstance(ref, CallRef):
        return _of_manager(ref, frame)
    if isinstance(ref, FunctionRef):
        return _of_function(ref.function, decorator, frame)
    if isinstance(ref, ClassRef):
        return _of_class(ref.klass, frame)
    klass = frame.run.objects.class_of(ref) if isinstance(ref, Obj) else None
    return None if klass is None else _of_instance(klass, decorator, frame)


def _of_manager(ref: CallRef, frame: Frame) -> Switch | None:
    """A context manager of the file, used as a decorator."""
    activation = frame.run.activations.ensure(ref.function)
    yielded = None if activation is None else activation.yielded
    return None if yielded is None else yielded.grad


def _of_function(function: p.Function, decorator: p.Expr, frame: Frame) -> Switch | None:
    """A decorator of the file: what recording is where it calls the function that it was given."""
    run = frame.run
    activation = run.activations.ensure(function)
    if activation is None:
        return UNKNOWN if run.words.may_guard(function.name) else None
    found = _of_guard_inside(activation, frame)
    for inner in _wrappers(function, frame):
        for forward in inner.forwards.values():
            if forward.model is not None and _is_parameter_around(forward.model, inner.function, function):
                found = forward.grad if found is None else found.join(forward.grad)
    if found is None and isinstance(decorator, p.Call):
        return UNKNOWN if run.words.may_guard(function.name) else None
    return found


def _of_class(klass: p.Class, frame: Frame) -> Switch | None:
    """A class of the file as a decorator: what recording is where its instances call what they were made from."""
    run = frame.run
    call, init = run.classes.method(klass, "__call__"), run.classes.method(klass, "__init__")
    activation = None if call is None else run.activations.ensure(call)
    if activation is None or init is None:
        return None
    found: Switch | None = None
    for forward in activation.forwards.values():
        model = forward.model
        if model is not None and model.root[0] == "self" and len(model.path) == 1:
            kept = run.class_template(klass, model.path[0])
            if kept is not None and any(obj.root[:2] == ("param", init.pos) for obj in kept.objects):
                found = forward.grad if found is None else found.join(forward.grad)
    return found


def _of_instance(klass: p.Class, decorator: p.Expr, frame: Frame) -> Switch | None:
    """An instance of a class of the file as a decorator: by its `__call__`, or as a context manager."""
    run = frame.run
    call, enter = run.classes.method(klass, "__call__"), run.classes.method(klass, "__enter__")
    if call is not None:
        return _of_function(call, decorator, frame)
    entered = None if enter is None else run.activations.ensure(enter)
    end = None if entered is None else entered.exit
    return None if end is None else end.grad


def _wrappers(function: p.Function, frame: Frame) -> list[Activation]:
    """The functions inside a decorator, at any depth."""
    found: list[Activation] = []
    for candidate in frame.run.programs.functions_around(function):
        outer = candidate.outer
        while outer is not None and outer is not function:
            outer = outer.outer
        if outer is function:
            activation = frame.run.activations.ensure(candidate)
            if activation is not None:
                found.append(activation)
    return found


def _is_parameter_around(obj: Obj, inner: p.Function, decorator: p.Function) -> bool:
    """Whether the object is a parameter of the decorator or of a function between it and the wrapper."""
    if obj.root[0] != "param" or obj.path:
        return False
    outer = inner.outer
    while outer is not None:
        if obj.root[1] == outer.pos:
            return True
        outer = None if outer is decorator else outer.outer
    return False
