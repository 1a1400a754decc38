"""Calls of methods whose class is not in sight, or that are left to subclasses: what the project has by their names."""

from __future__ import annotations

from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.rules import silence, tests_in_code
from flake8_nograd.rules.subject import Subject


def unseen_methods(subject: Subject) -> list[str]:
    """The names of methods that are called of a module in eval mode while autograd records, for all that is known."""
    return list(dict.fromkeys(x.model.path[-1] for x in subject.forwards if x.model and _is_one(subject, x)))


def _is_one(subject: Subject, forward: ForwardPass) -> bool:
    """Whether the forward pass is a call of such a method, in an eval phase of its own function."""
    model = forward.model
    if model is None or not model.path or not forward.mode.surely_off or forward.used or forward.wants_grad:
        return False
    holder = model.parent
    if holder is None or subject.facts.objects.evidence(holder) < Evidence.USED:
        return False
    if subject.facts.objects.evidence(model) is not Evidence.NONE or not subject.facts.words.may_run(model.path[-1]):
        return False
    activation = forward.activation
    return (
        subject.contexts.grad(forward).surely_on
        and not silence.is_forward_itself(subject, activation)
        and not tests_in_code.is_unit_test(subject, activation)
    )
