"""The models that a forward pass may run: whether they guard themselves, or have nothing to record."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.facts import Activation, ForwardPass
from flake8_nograd.flow.translation import resolved
from flake8_nograd.flow.values import FROZEN, ConstRef, Obj
from flake8_nograd.rules.subject import Subject
from flake8_nograd.torch_facts import modules

MOST_PARTS_DEEP = 6
"""Modules inside modules that are looked into."""


def meant(subject: Subject, forward: ForwardPass) -> list[Obj]:
    """The models that may be meant: what visible calls give for a parameter, or a constructor puts in an attribute."""
    found: list[Obj] = []
    for model in subject.contexts.given_for(forward):
        found += list(_put_there(subject, forward.activation, model)) or [model]
    return found


def _put_there(subject: Subject, activation: Activation, model: Obj) -> Iterator[Obj]:
    if model.root[0] != "self" or not model.path:
        return
    for constructor in subject.contexts.constructors(activation.function):
        if constructor.exit is not None:
            for obj in resolved(constructor.exit, _as_known_to(subject, constructor, model)):
                yield from subject.contexts.arguments(constructor, obj)


def _as_known_to(subject: Subject, constructor: Activation, attribute: Obj) -> Obj:
    """An attribute of `self` by the name that it has in a constructor, which may be that of a subclass or a base."""
    owner, klass = constructor.function.owner, subject.facts.objects.class_of(Obj(attribute.root))
    mro = subject.facts.classes.mro
    if owner is None or klass is None or not (owner in mro(klass) or klass in mro(owner)):
        return attribute
    return Obj(("self", owner.pos), attribute.path)


def own_forward(subject: Subject, forward: ForwardPass) -> list[Activation]:
    """The called method of the class of each model that may be meant, mostly `forward`, as far as it is in sight."""
    return [x for model in meant(subject, forward) for x in _method_of(subject, model, forward.method)]


def _method_of(subject: Subject, model: Obj, name: str) -> list[Activation]:
    klass, classes = subject.facts.objects.class_of(model), subject.facts.classes
    method = None if klass is None else classes.method(klass, name or "forward")
    if klass is not None and method is None and name in modules.FORWARD:
        method = classes.method(klass, "__call__")
    return [] if method is None else subject.contexts.activations_of(method)


def methods_of_arguments(subject: Subject, forward: ForwardPass) -> list[Activation]:
    """The methods that a call runs on what callers give: of every class that may be meant, or none at all."""
    found: list[Activation] = []
    for called in meant(subject, forward):
        own = [] if called.parent is None else _method_of(subject, called.parent, called.path[-1])
        if not own:
            return []
        found += own
    return found


def guards_itself(subject: Subject, forward: ForwardPass) -> bool:
    """Whether a model that may be meant returns what was computed under a guard of its own."""
    return any(_guards_itself(subject, model, MOST_PARTS_DEEP, forward.method) for model in meant(subject, forward))


def _guards_itself(subject: Subject, model: Obj, deep: int, method: str = "forward") -> bool:
    """Whether the model's own method is guarded, or the `forward` of all its parts that have parameters."""
    own = _method_of(subject, model, method)
    if any(x.guards_itself(is_forward=method in modules.FORWARD) for x in own):
        return True
    parts = subject.facts.objects.parts_with_parameters(model)
    return bool(parts and deep) and all(_guards_itself(subject, part, deep - 1) for part in parts)


def differentiates(subject: Subject, forward: ForwardPass) -> bool:
    """Whether a model that may be meant, or a part of it, computes gradients when it runs, or asks for some."""
    if forward.model in subject.facts.objects.register.keeps_gradients:
        return True
    return any(_differentiates(subject, model, MOST_PARTS_DEEP, forward.method) for model in meant(subject, forward))


def _differentiates(subject: Subject, model: Obj, deep: int, method: str = "") -> bool:
    if any(own.differentiates for own in _method_of(subject, model, method)):
        return True
    return deep > 0 and any(_differentiates(subject, part, deep - 1) for part in _parts(subject, model))


def _parts(subject: Subject, model: Obj) -> list[Obj]:
    """The modules that the class of a model or a container holds."""
    objects = subject.facts.objects
    klass = objects.class_of(model)
    return list(objects.origin(model).parts) if klass is None else list(objects.parts_of(klass))


def may_record(subject: Subject, forward: ForwardPass) -> bool:
    """Whether the model neither guards itself nor has nothing to record."""
    return not guards_itself(subject, forward) and not records_nothing(subject, forward)


def is_made_without_parameters(subject: Subject, model: Obj) -> bool:
    """Whether the model was made by a name that tells of a layer without parameters, or of a loss."""
    objects = subject.facts.objects
    klass = objects.class_of(model)
    made = objects.origin(model).maker.rpartition(".")[2] if klass is None else klass.name
    return made in modules.PARAMETERLESS or made.endswith(modules.LOSS_ENDINGS)


def depends_on_no_mode(subject: Subject, forward: ForwardPass) -> bool:
    """Whether every model that may be meant is wholly in sight, with neither parameters nor layers that have a mode."""
    found, objects = meant(subject, forward), subject.facts.objects
    return bool(found) and not any(objects.may_have_parameters(x) or objects.layers(x) for x in found)


def records_nothing(subject: Subject, forward: ForwardPass) -> bool:
    """Whether no model that may be meant has a parameter that requires a gradient."""
    found = meant(subject, forward)
    objects = subject.facts.objects
    if forward.model is not None and _is_frozen(subject, forward.activation, forward.model):
        return True
    return bool(found) and not any(objects.may_have_parameters(model) for model in found)


def _is_frozen(subject: Subject, activation: Activation, model: Obj) -> bool:
    """Whether every constructor that may have been run freezes the model that it puts in an attribute."""
    if model.root[0] != "self":
        return False
    ends = [x.exit for x in subject.contexts.constructors(activation.function) if x.exit is not None]
    held = [(end, obj) for end in ends for obj in resolved(end, model)]
    for end, obj in held:
        frozen = end.attrs.get((obj, FROZEN))
        if frozen is None or not isinstance(frozen.sole, ConstRef) or not frozen.sole.value:
            return False
    return bool(held)
