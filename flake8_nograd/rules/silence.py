"""What must stay silent: one predicate for each clause of the contract, with the clause's number.

Clause 5 is in `tests_in_code.py`, clause 7 in `deliberate.py`.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.switch import ENTRY, Switch
from flake8_nograd.flow.values import FunctionRef, Obj
from flake8_nograd.rules import deliberate, models, tests_in_code
from flake8_nograd.rules.runs_models import any_leaf, is_model
from flake8_nograd.rules.subject import Subject
from flake8_nograd.torch_facts import frameworks, modules


def is_no_model(subject: Subject, forward: ForwardPass) -> bool:
    """What is called is no module as far as the evidence goes, or one without a mode worth setting."""
    return not any_leaf(subject, forward, is_model)


def gradients_are_wanted(subject: Subject, forward: ForwardPass) -> bool:
    """Clause 1: a gradient flows back through the result, or the model or its input is there to be differentiated."""
    if forward.used or forward.wants_grad or _is_differentiated(forward):
        return True
    if not any_leaf(subject, forward, _is_fed_plainly):
        return True
    if not forward.inputs.isdisjoint(forward.activation.grads_read):
        return True
    if models.differentiates(subject, forward) or subject.is_among_forces(forward.activation):
        return True
    if any(holds and key[0].endswith("requires_grad") for key, holds in forward.assumed):
        return True
    function = forward.activation.function
    while function.outer is not None:
        if function.pos in subject.facts.differentiated:
            return True
        function = function.outer
    if forward.detached and _is_constructor_of_module(subject, forward.activation):
        return True
    return (forward.detached or forward.cut) and _in_training_step(subject, forward)


def _is_fed_plainly(_subject: Subject, forward: ForwardPass) -> bool:
    """Whether nothing that it is given was made to require gradients."""
    return not forward.wants_grad


def _is_constructor_of_module(subject: Subject, activation: Activation) -> bool:
    """Whether it builds a module: what it keeps of a part's output, and detaches on the spot, is a constant to it."""
    owner = activation.function.owner
    return owner is not None and activation.function.name == "__init__" and subject.facts.classes.acts_as_module(owner)


def _in_training_step(subject: Subject, forward: ForwardPass) -> bool:
    """Whether a training step runs in the same turn of the same loop, and the mode was not switched in between."""
    here = dict(forward.assumed)
    others = (x for x in forward.activation.forwards.values() if x.trained)
    steps = [x.loops for x in others if all(here.get(key, holds) == holds for key, holds in x.assumed)]
    if not forward.loops:
        return forward.detached and any(not loops for loops in steps)
    innermost = forward.loops[-1].pos
    if subject.contexts.mode(forward).off > innermost:
        return False
    return any(loop.pos == innermost for loops in steps for loop in loops)


def _is_differentiated(forward: ForwardPass) -> bool:
    wanted = forward.activation.differentiated
    obj: Obj | None = forward.model
    while obj is not None and wanted:
        if obj in wanted:
            return True
        obj = obj.parent
    return False


def guard_is_elsewhere(subject: Subject, forward: ForwardPass) -> bool:
    """Clause 2: recording is off, or not known to be on, where the function runs; or the model guards itself."""
    grad = subject.contexts.grad(forward)
    if forward.crashes or not (grad.surely_on or _is_left_to_some_callers(forward, grad)):
        return True
    if not any_leaf(subject, forward, models.may_record) or _is_up_to_who_gets_it(subject, forward):
        return True
    return any_leaf(subject, forward, _is_guarded_on_some_path)


def _is_up_to_who_gets_it(subject: Subject, forward: ForwardPass) -> bool:
    """Whether it runs in a closure that is given away, results with their graph and all, to whoever calls it then."""
    activation, outer = forward.activation, forward.activation.function.outer
    if forward not in activation.escaping or outer is None or outer.is_module_body or activation.function.owner:
        return False
    if any(not site.by_value for site in activation.sites):
        return False
    given = (ref for x in subject.contexts.activations_of(outer) for ref in x.returned.refs)
    return any(isinstance(ref, FunctionRef) and ref.function is activation.function for ref in given)


def _is_left_to_some_callers(forward: ForwardPass, grad: Switch) -> bool:
    """Whether a function that evaluates leaves recording to its callers, and some guard and others surely do not."""
    return forward.mode.surely_off and forward.grad == ENTRY and grad.on >= 0 and grad.settled and not grad.unknown


def _is_guarded_on_some_path(subject: Subject, forward: ForwardPass) -> bool:
    """Whether a condition decides in the same function if recording is on there: its author has thought of both."""
    others = subject.contexts.at_same_place(forward)
    return any(x.activation is forward.activation and x.grad.off >= 0 for x in others)


def framework_guards(subject: Subject, activation: Activation) -> bool:
    """Clause 3: a hook that its framework calls in eval mode without gradients, or a helper that only hooks call."""
    return subject.only_called_from(activation, _is_guarded_hook)


def _is_guarded_hook(subject: Subject, activation: Activation) -> bool:
    function = activation.function
    while function.owner is None and function.outer is not None:
        function = function.outer
    owner, name = function.owner, function.name
    if owner is None or name in frameworks.HOOKS_UNGUARDED:
        return False
    bases = subject.facts.classes.foreign(owner)
    if bases and name in frameworks.HOOK_NAMES:
        return True
    defined = subject.facts.classes.method_names(owner)
    shapes = frameworks.WRAPPER_SHAPES
    if subject.facts.classes.has_unseen_base(owner):
        shapes += frameworks.MODEL_SHAPES
    if any(shape <= defined and _matches(name, hooks) for shape, hooks in shapes):
        return True
    names_of_bases = set(bases)
    if subject.facts.classes.has_unseen_base(owner):
        names_of_bases.update(base.name for base in subject.facts.classes.mro(owner)[1:])
    return any(
        _matches(name, hooks) and any(_matches(base, classes) for base in names_of_bases)
        for classes, hooks in frameworks.HOOKS_GUARDED
    )


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def is_forward_itself(subject: Subject, activation: Activation) -> bool:
    """Clause 4: `forward` and its like, and what only they call, are run by whoever calls the module."""
    if _is_plain_inference(subject, activation):
        return False
    return subject.only_called_from(activation, _is_forward_itself)


def _evaluates_in_a_training_step(forward: ForwardPass) -> bool:
    """Whether a training step itself puts the model in eval mode before it runs it: for an evaluation in between."""
    activation = forward.activation
    if activation.function.name not in frameworks.TRAINING_STEPS or forward.inner or not forward.mode.surely_off:
        return False
    return Subject.is_switched_in(activation, forward.mode.off)


def _is_plain_inference(subject: Subject, activation: Activation) -> bool:
    """Whether it is an inference method of what is no module, that its `__call__` may be a short name for."""
    owner = activation.function.owner
    if owner is None or not subject.facts.words.is_inference_function(activation.function.name):
        return False
    return not subject.facts.classes.may_be_module(owner)


def _is_forward_itself(subject: Subject, activation: Activation) -> bool:
    function = activation.function
    while function.owner is None and function.outer is not None:
        function = function.outer
    if function.pos in subject.facts.objects.register.forwards:
        return True
    owner = function.owner
    if owner is None or not subject.facts.words.is_forward_itself(function.name):
        return False
    gives_graphs_away = not activation.escaping.isdisjoint(activation.forwards.values())
    if gives_graphs_away and function.name in modules.CALLED_BY_THE_OBJECT:
        return True  # Of a class that only acts as a module, such as a loss: it gives the result away with its graph.
    return subject.facts.classes.may_be_module(owner)


def _may_record(subject: Subject, forward: ForwardPass) -> bool:
    freezing = subject.contexts.freezing
    return not freezing.is_frozen(forward) and not freezing.may_be_frozen(forward)


def _records_if_called_here(subject: Subject, call: ForwardPass) -> bool:
    """Whether a call gives a function a model that is trained, if other calls give it one that is frozen."""
    return bool(call.inner) and subject.contexts.freezing.weights(call).surely_on


def is_silent(subject: Subject, forward: ForwardPass) -> bool:
    """Any of the clauses that hold whatever the mode is."""
    records = any_leaf(subject, forward, _may_record) or _records_if_called_here(subject, forward)
    return not records or is_silent_frozen_or_not(subject, forward)


def is_silent_frozen_or_not(subject: Subject, forward: ForwardPass) -> bool:
    """The same, but that a model with all its parameters frozen has nothing to record."""
    activation = forward.activation
    return (
        gradients_are_wanted(subject, forward)
        or is_no_model(subject, forward)
        or framework_guards(subject, activation)
        or (is_forward_itself(subject, activation) and not _evaluates_in_a_training_step(forward))
        or not any_leaf(subject, forward, deliberate.is_no_calibration)
        or tests_in_code.is_unit_test(subject, activation)
        or tests_in_code.is_smoke_test(subject, forward)
    )
