"""Clause 7 of what must stay silent: modes that are not what inference or training usually wants, on purpose."""

from __future__ import annotations

from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.rules.open_ends import with_callers
from flake8_nograd.rules.subject import Subject


def mixes_on_purpose(subject: Subject, forward: ForwardPass) -> bool:
    """Clause 7: the function, one around it, the condition, or the data say that it mixes train mode and a guard."""
    words = subject.facts.words
    if _renews_statistics(subject, forward):
        return True
    if any(holds and words.mixes_on_purpose(key[0]) for key, holds in forward.assumed):
        return True
    return any(words.mixes_on_purpose(name) for name in subject.facts.names_around(forward.activation))


def is_put_in_train_mode_to_infer(subject: Subject, forward: ForwardPass) -> bool:
    """Clause 7: what infers calls `train()` itself, or by a helper or a caller, and no training step is near.

    Who forgets `eval()` has left the model in the train mode of a training step. And nobody wants it over the data of
    a validation.
    """
    if any("eval_data" in loop.iterated.tags for loop in forward.loops):
        return False
    on = subject.contexts.mode(forward).on
    around = [forward.activation, *with_callers(forward.activation)]
    called = [site.callee for activation in around for site in activation.calls.values()]
    for activation in (*around, *called):
        if subject.is_switched_in(activation, on):
            return not subject.computes_gradients(activation)
    return False


def _renews_statistics(subject: Subject, forward: ForwardPass) -> bool:
    """Whether the function puts the model in train mode and runs it over training data: for its batch norms."""
    is_switched_here = subject.is_switched_in(forward.activation, subject.contexts.mode(forward).on)
    return is_switched_here and any("train_data" in loop.iterated.tags for loop in forward.loops)


def is_no_calibration(subject: Subject, forward: ForwardPass) -> bool:
    """Clause 7: in a function that collects statistics of batches, the model is not in eval mode on purpose."""
    collects = subject.facts.words.calibrates(forward.activation.function.name)
    return not collects or subject.contexts.mode(forward).surely_off
