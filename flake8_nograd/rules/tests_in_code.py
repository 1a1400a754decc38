"""Clause 5 of what must stay silent: unit tests, by where they stand, and smoke tests, by what they do."""

from __future__ import annotations

from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.values import CONST_NONE, Obj
from flake8_nograd.rules.runs_models import any_leaf
from flake8_nograd.rules.subject import Subject
from flake8_nograd.torch_facts import modules, names


def is_unit_test(subject: Subject, activation: Activation) -> bool:
    """Clause 5, by place: tests, fixtures, and helpers that only they call."""
    file = subject.file
    if file.unit_tests or not (file.is_test or file.is_conftest or file.below_tests or subject.has_test_cases):
        return False
    return subject.only_called_from(activation, _is_test)


def _is_test(subject: Subject, activation: Activation) -> bool:
    file = subject.file_of(activation)
    if subject.is_main(activation):
        return file.below_tests
    if file.is_conftest:
        return True
    function = activation.function
    owner = function.owner
    if function.outer is not None and not function.outer.is_module_body:  # Classes in a test are part of it, too.
        around = subject.contexts.activations_of(function.outer)
        is_part = bool(around) and all(is_unit_test(subject, x) for x in around)
        if is_part or owner is None:
            return is_part
    if owner is not None:
        if owner.name.endswith("TestCase"):
            return True
        bases = {base.rpartition(".")[2] for base in subject.facts.classes.foreign(owner)}
        if not bases.isdisjoint(names.TEST_FRAMEWORK_BASES):
            return True
    is_evaluation = function.name == "test" and len(function.params) > (owner is not None)
    return file.is_test and function.name.startswith("test") and not is_evaluation


def is_smoke_test(subject: Subject, forward: ForwardPass) -> bool:
    """Clause 5, by content: a model of its own, never put in eval mode, is fed random or constant tensors only.

    A function without parameters that does so is there for that, with all that only it calls, but for what that runs
    in eval mode.
    """
    if _is_smoke_test(subject, forward) or not any_leaf(subject, forward, _is_no_smoke_test):
        return True
    return not subject.contexts.mode(forward).maybe_off and subject.only_called_from(
        forward.activation, _is_there_for_smoke
    )


def _is_there_for_smoke(subject: Subject, activation: Activation) -> bool:
    function = activation.function
    if function.params or function.is_module_body or any(x.switch.maybe_off for x in activation.changes.values()):
        return False
    return any(_is_smoke_test(subject, x) for x in activation.forwards.values())


def _is_smoke_test(subject: Subject, forward: ForwardPass) -> bool:
    if subject.file.unit_tests or not forward.random_input or forward.model is None:
        return False
    if subject.contexts.mode(forward).maybe_off:
        return False
    return _tests_itself(subject, forward) or all(
        _is_new(subject, model) for model in subject.contexts.given_for(forward)
    )


def _tests_itself(subject: Subject, forward: ForwardPass) -> bool:
    """Whether a module runs itself in a method of its own, and nobody gets what comes out: it tries its shapes."""
    activation, model = forward.activation, forward.model
    owner = activation.function.owner
    if owner is None or model is None or model.root[0] != "self" or model.path:
        return False
    if activation.returned != CONST_NONE or forward in activation.escaping:
        return False
    return forward.method in modules.FORWARD and subject.facts.classes.may_be_module(owner)


def _is_no_smoke_test(subject: Subject, forward: ForwardPass) -> bool:
    return not _is_smoke_test(subject, forward)


def _is_new(subject: Subject, model: Obj) -> bool:
    """Whether a model was built, and neither loaded nor trained."""
    if model.root[0] != "new" or not subject.was_built(model):
        return False
    register = subject.facts.objects.register
    names = {model, Obj(model.root[:2], model.path)}  # A caller knows what a function has built by a longer name.
    return all(names.isdisjoint(known) for known in (register.loaded, register.trained, register.optimized))
