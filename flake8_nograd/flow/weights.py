"""Freezing the parameters of modules, and what is frozen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import FrozenParts
from flake8_nograd.flow.modes import ModeRunner, wholes_of
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.switch import BY_DEFAULT, ENTRY, UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.values import FROZEN, PARAMETERS, ConstRef, Obj, Value, constant, of
from flake8_nograd.torch_facts import modules

if TYPE_CHECKING:
    from flake8_nograd.flow.objects import Objects

FROZEN_ON_SOME_PATH = off_at(BY_DEFAULT).join(on_at(BY_DEFAULT))


class WeightRunner(ModeRunner):
    """`requires_grad_`, `.requires_grad =`, on a module or on its parameters."""

    def set_requires_grad(self, obj: Obj, value: Value) -> None:
        """`p.requires_grad = flag`: on a parameter of a module, it freezes or thaws the module."""
        module = module_of_parameter(obj)
        if obj.path[-1:] == ("weight",):
            layer = Obj(obj.root, obj.path[:-1])
            maker = self.run.objects.origin(layer).maker.removesuffix(".from_pretrained")
            module = layer if maker in modules.SINGLE_WEIGHTS else None
        if module is not None:
            self.freeze(module, value.is_false)

    def freeze(self, obj: Obj, frozen: bool) -> None:
        """Note that all parameters of the module and of its parts are frozen, or that some are not."""
        if not frozen:
            self.run.objects.origin(obj).frozen = False
        size = len(obj.path)
        attrs = {
            (holder, name): value
            for (holder, name), value in self.state.attrs.items()
            if name != FROZEN or holder.root != obj.root or holder.path[:size] != obj.path
        }
        for part in (*self.parts_held(obj), obj):
            attrs[part, FROZEN] = constant(frozen)
        if not frozen:
            for whole in self._wholes(obj):
                attrs[whole, FROZEN] = constant(False)
        self.state = self.state._replace(attrs=attrs)

    def freeze_as(self, obj: Obj, frozen: Value) -> None:
        """Let parameters be frozen as a called function leaves them; on some path that may be as they were before."""
        if isinstance(frozen.sole, Obj):
            self.freeze_copy(obj, frozen.sole)
            return
        before = self.state
        states = [before] if frozen.objects else []
        for ref in frozen.refs:
            if isinstance(ref, ConstRef):
                self.state = before
                self.freeze(obj, bool(ref.value))
                states.append(self.state)
        self.state = join_all(states) or before

    def freeze_copy(self, copied: Obj, source: Obj) -> None:
        """A copy is frozen if what it is made of is; where that is up to the callers, they are asked for that."""
        weights = weights_in(self.state, source, self.activation.built)
        if weights.surely_off:
            self.freeze(copied, True)
        elif weights.entry:
            self.state = self.state._replace(attrs={**self.state.attrs, (copied, FROZEN): of(source)})

    def _wholes(self, obj: Obj) -> Iterator[Obj]:
        """The modules that the object is a part of, by its path, and those frozen ones that hold it."""
        yield from wholes_of(obj)
        frozen = [holder for (holder, name), value in self.state.attrs.items() if name == FROZEN and not value.is_false]
        for whole in frozen:
            if whole != obj and obj in self.parts_held(whole):
                yield whole

    def store(self, obj: Obj, name: str, value: Value) -> None:
        """`obj.name = value`; a frozen module that is given a new layer has something to train again."""
        super().store(obj, name, value)
        if weights_in(self.state, obj, ()).maybe_off and any(map(self._is_new_layer, value.objects)):
            self.freeze(obj, False)

    def _is_new_layer(self, obj: Obj) -> bool:
        objects = self.run.objects
        is_trained = weights_in(self.state, obj, self.activation.built).surely_on
        return is_trained and objects.evidence(obj) >= Evidence.BUILT and objects.may_have_parameters(obj)

    def weights(self, obj: Obj) -> Switch:
        """Whether a module's parameters are trained (on) or all frozen (off), as a whole or part by part."""
        whole = weights_in(self.state, obj, self.activation.built)
        return whole if whole.on < 0 else self._frozen_by_parts(obj) or whole

    def _frozen_by_parts(self, obj: Obj) -> Switch | None:
        """Off, if all parts are frozen; both, if they are on some path; None if one is not, or may not be known."""
        held = self.attributes_by_root().get(obj.root, ())
        parts = {part for path, value in held if path == obj.path for part in value.objects}
        if not any((part, FROZEN) in self.state.attrs for part in parts):
            return None
        return frozen_by_parts(self.state, obj, parts, self.run.objects)

    def frozen_parts(self, obj: Obj) -> FrozenParts:
        """Those parts of a module that are frozen on some path, whatever its class."""
        size = len(obj.path) + 1
        return frozenset(
            (part.path[-1], isinstance(value.sole, ConstRef))
            for (part, name), value in self.state.attrs.items()
            if name == FROZEN
            and part.root == obj.root
            and len(part.path) == size
            and part.path[:-1] == obj.path
            and any(isinstance(ref, ConstRef) and ref.value for ref in value.refs)
        )


def frozen_by_parts(
    state: State,
    obj: Obj,
    parts: Iterable[Obj],
    objects: Objects,
    frozen: Collection[Obj] = (),
    surely: Collection[Obj] = (),
) -> Switch | None:
    """Whether a module of a class in sight is frozen part by part, or only on some path; None if it is not.

    `frozen` are parts that are frozen on some path, whatever the state says, and `surely` those on all.
    """
    if not objects.has_parts_only(obj):
        return None
    known = {x: weights_in(state, x, ()) for x in parts if objects.may_have_parameters(x)}
    rest = {x: weights for x, weights in known.items() if x not in surely and not weights.surely_off}
    found = [FROZEN_ON_SOME_PATH if x in frozen else weights for x, weights in rest.items()]
    if not found:
        return off_at(BY_DEFAULT) if known else None
    return FROZEN_ON_SOME_PATH if all(weights.maybe_off for weights in found) else None


def weights_in(state: State, obj: Obj, built: Collection[tuple[Any, ...]]) -> Switch:
    """Whether a module's parameters are trained (on) or all frozen (off). `built` are the roots that are new here."""
    current: Obj | None = obj
    while current is not None:
        value = state.attrs.get((current, FROZEN))
        if value is not None:
            flags = {ref.value for ref in value.refs if isinstance(ref, ConstRef)}
            if True in flags:
                return off_at(BY_DEFAULT) if isinstance(value.sole, ConstRef) else FROZEN_ON_SOME_PATH
            if not value.objects:
                return on_at(BY_DEFAULT) if value.is_false else UNKNOWN
            # On some path it is what it was before; a copy is what its source was.
            before = ENTRY if current.parent is None else weights_in(state, current.parent, built)
            return before.join(on_at(BY_DEFAULT)) if flags else before
        current = current.parent
    return on_at(BY_DEFAULT) if obj.root in built else ENTRY


def module_of_parameter(obj: Obj) -> Obj | None:
    """The module, if the object is an item of its `parameters()`."""
    return Obj(obj.root, obj.path[:-2]) if obj.path[-2:] == (PARAMETERS, "[]") else None
