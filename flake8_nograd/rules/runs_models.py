"""Whether a call runs a model at all: by what is called, or by what the method does that is called."""

from __future__ import annotations

from collections.abc import Callable

from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.rules import models
from flake8_nograd.rules.subject import Subject


def any_leaf(subject: Subject, forward: ForwardPass, wanted: Callable[[Subject, ForwardPass], bool]) -> bool:
    """Whether it holds for a forward pass that runs when this call does, at any depth; for itself if it is no call."""
    return finished(_some_leaf(subject, forward, wanted, subject.leaves.setdefault(wanted, {})))


def _some_leaf(
    subject: Subject,
    forward: ForwardPass,
    wanted: Callable[[Subject, ForwardPass], bool],
    known: dict[int, bool],
) -> Task[bool]:
    key = id(forward)
    if key not in known:
        known[key] = not forward.inner and wanted(subject, forward)
        for inner in forward.inner:
            known[key] = known[key] or (yield _some_leaf(subject, inner, wanted, known))
    return known[key]


def is_model(subject: Subject, forward: ForwardPass) -> bool:
    """Whether what is called is a module with a mode worth setting, or a method that runs one."""
    return (
        _is_evidently_a_model(subject, forward)
        or _runs_one_in_a_method(subject, forward)
        or _is_method_that_runs_one(subject, forward)
    )


def _runs_one_in_a_method(subject: Subject, forward: ForwardPass) -> bool:
    """Whether a method runs one that only callers know: they give an object whose class has it."""
    if subject.contexts.evidence(forward) is Evidence.AGAINST:
        return False
    methods = models.methods_of_arguments(subject, forward)
    return bool(methods) and all(_leaves_modules_to_callers(subject, method) for method in methods)


def _is_method_that_runs_one(subject: Subject, forward: ForwardPass) -> bool:
    """Whether a method of a module is called that modules of other files have: some run one, and none guards itself."""
    model = forward.model
    holder = None if model is None else model.parent
    if model is None or holder is None or subject.contexts.evidence(forward) is not Evidence.NONE:
        return False
    methods = subject.facts.methods.get(model.path[-1], ())
    found = [x for method in methods for x in subject.contexts.activations_of(method)]
    if not found or subject.facts.objects.evidence(holder) < Evidence.USED:
        return False
    runs = [x for x in found if x.forwards]
    if any(subject.computes_gradients(x) for x in found) or any(x.guards_itself(is_forward=False) for x in runs):
        return False
    return any(_leaves_modules_to_callers(subject, x) for x in found)


def _leaves_modules_to_callers(subject: Subject, activation: Activation) -> bool:
    """Whether modules run in the function that record unless a caller stops them, and it needs none of their graphs."""
    if subject.computes_gradients(activation) or activation.guards_itself(is_forward=False):
        return False
    wanted = (_is_evidently_a_model, models.may_record)
    up_to_callers = [x for x in activation.forwards.values() if x.is_up_to_callers and not x.used]
    return any(all(any_leaf(subject, x, question) for question in wanted) for x in up_to_callers)


def _is_evidently_a_model(subject: Subject, forward: ForwardPass) -> bool:
    if forward.model is None:
        return False
    objects = subject.facts.objects
    evidence = subject.contexts.evidence(forward)
    if evidence < Evidence.BUILT and Evidence.AGAINST in map(objects.evidence, models.meant(subject, forward)):
        return False  # A constructor, or a method that it calls, puts something else there.
    if evidence < Evidence.NAME or (evidence is Evidence.NAME and not _is_fed(forward)):
        return False
    name = subject.callee_text(forward)
    if subject.facts.words.is_loss(name) or subject.facts.words.is_loss(objects.name_of(forward.model)):
        return False
    return not all(models.is_made_without_parameters(subject, model) for model in subject.contexts.given_for(forward))


def _is_fed(forward: ForwardPass) -> bool:
    """Whether it is given anything: what is called `eval_model` and gets nothing may well be a function."""
    return bool(forward.node.args or forward.node.keywords)
