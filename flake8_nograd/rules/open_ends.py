"""Functions whose callers in other files could change a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.rules import silence
from flake8_nograd.rules.subject import Subject


def open_ends(subject: Subject) -> list[Activation]:
    """One activation of each function that verdicts depend on: whoever calls it may have a say."""
    verdicts = subject.verdicts
    forwards = [verdict.forward for verdict in (*verdicts.unguarded, *verdicts.in_train_mode)]
    found: dict[int, Activation] = {}
    for forward in (*forwards, *verdicts.carried):
        for caller in _with_callers(forward.activation):
            found.setdefault(caller.function.pos, caller)
    return list(found.values())


def is_undecided(subject: Subject) -> bool:
    """Whether what stands in other files could change a verdict: one that there is, or one that is missing.

    One may be missing where a module runs forward in a mode that the file alone does not tell, unless it is silent
    whatever the mode is.
    """
    verdicts = subject.verdicts
    if verdicts.unguarded or verdicts.in_train_mode:
        return True
    return any(_may_be_missing(subject, forward) for forward in subject.forwards)


def _may_be_missing(subject: Subject, forward: ForwardPass) -> bool:
    mode = subject.contexts.mode(forward)
    if mode.surely_on or mode.surely_off:
        return False
    activation = forward.activation
    return not (
        silence.is_forward_itself(subject, activation)
        or silence.framework_guards(subject, activation)
        or silence.is_unit_test(subject, activation)
        or silence.is_no_model(subject, forward)
    )


def _with_callers(activation: Activation) -> Iterator[Activation]:
    """The activation, with all that call it as far as they are in sight."""
    pending, seen = [activation], {id(activation)}
    while pending:
        current = pending.pop()
        callers = [site.caller for site in current.sites if id(site.caller) not in seen]
        seen.update(id(caller) for caller in callers)
        pending += callers
        if not current.function.is_module_body and not current.function.is_lambda:
            yield current
