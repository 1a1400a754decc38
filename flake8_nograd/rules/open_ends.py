"""Functions whose callers in other files could change a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.values import Obj
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


def is_undecided(subject: Subject, reach: Collection[str]) -> bool:
    """Whether what stands in other files could change a verdict: one that there is, or one that is missing.

    One may be missing where a module runs forward in a mode that the file alone does not tell, or where it is handed to
    a function of another file; `reach` are the names of those that may switch something or run it.
    """
    verdicts = subject.verdicts
    if verdicts.unguarded or verdicts.in_train_mode:
        return True
    if any(_may_be_missing(subject, forward, reach) for forward in subject.forwards):
        return True
    return any(_hands_over(subject, activation, reach) for activation in subject.facts.own)


def _hands_over(subject: Subject, activation: Activation, reach: Collection[str]) -> bool:
    """Whether the function hands what may be a model to a function of another file."""
    given = [obj for name, objects in activation.handed.items() if name in reach for obj in objects]
    return any(_may_matter(subject, obj, reach) for obj in given) and not (
        silence.is_forward_itself(subject, activation) or silence.is_unit_test(subject, activation)
    )


def _may_matter(subject: Subject, obj: Obj, reach: Collection[str]) -> bool:
    """Whether the object may be a module, or something of another file that holds one."""
    evidence = subject.facts.objects.evidence(obj)
    return obj.root[0] == "self" or evidence >= Evidence.NAME or _is_made_there(subject, obj, reach)


def _is_made_there(subject: Subject, obj: Obj, reach: Collection[str]) -> bool:
    return subject.facts.objects.origin(obj).maker.rpartition(".")[2] in reach


def _may_be_missing(subject: Subject, forward: ForwardPass, reach: Collection[str]) -> bool:
    """Whether the forward pass gets a verdict in some mode; it may be a method of an object of another file, too."""
    mode = subject.contexts.mode(forward)
    if mode.surely_on or mode.surely_off:
        return False
    model = forward.model
    is_elsewhere = model is not None and (
        (model.path and model.path[-1] in reach) or _is_made_there(subject, model, reach)
    )
    activation = forward.activation
    return not (
        silence.is_forward_itself(subject, activation)
        or silence.framework_guards(subject, activation)
        or silence.is_unit_test(subject, activation)
        or (silence.is_no_model(subject, forward) and not is_elsewhere)
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
