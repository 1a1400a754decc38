"""What a decorator does to recording in the function that it decorates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flake8_nograd.flow.switch import UNKNOWN, Switch
from flake8_nograd.flow.values import CallRef, Dotted, FunctionRef, GuardRef, Obj, WrappedRef
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards

if TYPE_CHECKING:
    from flake8_nograd.flow.facts import Activation
    from flake8_nograd.flow.frame import Frame


def decorated(function: p.Function, frame: Frame) -> Switch | None:
    """What recording is when the decorated function's body begins; None if the decorators leave it as it is."""
    result: Switch | None = None
    for decorator in reversed(function.decorators):
        found = _one(decorator, frame)
        if found is not None and result is None:
            result = found
    return result


def _one(decorator: p.Expr, frame: Frame) -> Switch | None:
    run = frame.run
    state = frame.state
    value = frame.eval(decorator)
    frame.state = state  # `@torch.set_grad_enabled(False)` acts at once on what follows only as a statement.
    sole = value.sole
    if isinstance(sole, Dotted) and run.guard_effect(sole.name) is None:
        value = run.imports.value(sole.name, frame.function) or value
    for ref in value.refs:
        if isinstance(ref, GuardRef):
            return run.guard_switch(ref, state.grad)
        if isinstance(ref, Dotted) and run.guard_effect(ref.name) == guards.OFF:
            return run.guard_switch(GuardRef(guards.OFF, decorator.pos, ref.name), state.grad)
        if isinstance(ref, CallRef):
            return _of_manager(ref, frame)
        if isinstance(ref, FunctionRef):
            return _of_function(ref.function, decorator, frame)
    return UNKNOWN if run.words.may_guard(frame.text(decorator)) else None


def _of_manager(ref: CallRef, frame: Frame) -> Switch | None:
    """A context manager of the file, used as a decorator."""
    activation = frame.run.activations.ensure(ref.function)
    yielded = None if activation is None else activation.yielded
    return None if yielded is None or yielded.grad.entry else yielded.grad


def _of_function(function: p.Function, decorator: p.Expr, frame: Frame) -> Switch | None:
    """A decorator of the file: what recording is where it calls the function that it was given."""
    run = frame.run
    activation = run.activations.ensure(function)
    if activation is None:
        return UNKNOWN if run.words.may_guard(function.name) else None
    found: Switch | None = None
    for ref in activation.returned.refs:
        if isinstance(ref, WrappedRef):
            found = run.guard_switch(ref.guard, UNKNOWN)
    for inner in _wrappers(function, frame):
        for forward in inner.forwards.values():
            if forward.model is not None and _is_parameter_around(forward.model, inner.function, function):
                found = forward.grad if found is None else found.join(forward.grad)
    if found is None and isinstance(decorator, p.Call):
        return UNKNOWN if run.words.may_guard(function.name) else None
    return None if found is None or found.entry else found


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
