"""Functions whose callers in other files could change a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.facts import Activation
from flake8_nograd.rules.subject import Subject


def open_ends(subject: Subject) -> list[Activation]:
    """One activation of each function that verdicts depend on: whoever calls it may have a say."""
    verdicts = subject.verdicts
    forwards = [verdict.forward for verdict in (*verdicts.unguarded, *verdicts.in_train_mode)]
    found: dict[int, Activation] = {}
    for forward in (*forwards, *verdicts.carried):
        for caller in with_callers(forward.activation):
            found.setdefault(caller.function.pos, caller)
        if subject.contexts.is_of_constructor_calls(forward):
            for constructor in subject.contexts.constructors(forward.activation.function):
                found.setdefault(constructor.function.pos, constructor)
    return list(found.values())


def with_callers(activation: Activation) -> Iterator[Activation]:
    """The activation, with all that call it as far as they are in sight."""
    pending, seen = [activation], {id(activation)}
    while pending:
        current = pending.pop()
        callers = [site.caller for site in current.sites if id(site.caller) not in seen]
        seen.update(id(caller) for caller in callers)
        pending += callers
        if not current.function.is_module_body and not current.function.is_lambda:
            yield current
