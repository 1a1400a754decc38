"""Switching modes and freezing parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from flake8_nograd.flow import conditions
from flake8_nograd.flow.attributes import AttributeRunner
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import ModeChange
from flake8_nograd.flow.held import held
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.switch import BY_DEFAULT, ENTRY, UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.values import EACH, NOTHING, PARAMETERS, ConstRef, Obj, Value, constant, of
from flake8_nograd.flow.worlds import Worlds, saved_in
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules

if TYPE_CHECKING:
    from flake8_nograd.flow.objects import Objects

FROZEN = "#frozen"
FROZEN_ON_SOME_PATH = off_at(BY_DEFAULT).join(on_at(BY_DEFAULT))


class ModeRunner(AttributeRunner):
    """`eval()`, `train()`, `.training =`, `requires_grad_`, on one object or on several."""

    def switch_mode(self, node: p.Call, receivers: list[Obj], switch: Switch) -> None:
        """Set the mode of the receivers. With several, each may be the one that is meant.

        Several that are only ever held together were each built on a path of its own: whichever is there is switched.
        So it is with what a property gives, which is the same whenever it is read.
        """
        strong = len(receivers) == 1 or self.are_alternatives(set(receivers))
        for obj in receivers:
            register = self.run.objects.register
            (register.used_as_module if not switch.surely_on else register.trained).add(obj)
            self.activation.changes.setdefault((node.pos, obj), ModeChange(node, obj, switch))
            self.set_mode(obj, switch, strong=strong)

    def are_alternatives(self, objects: set[Obj]) -> bool:
        """Whether the objects were built, and nothing in sight holds one of them without the others."""
        if objects in self.run.objects.register.alternatives:
            return True
        if any(obj.root[0] != "new" or not all(step.startswith("[") for step in obj.path) for obj in objects):
            return False
        any_of = objects.union(*map(_wholes_of, objects))
        values = [*self.state.env.values(), *self.state.attrs.values()]
        outer = self.function.outer
        while outer is not None and not self.activation.built.issuperset(obj.root for obj in objects):
            values += self.run.activations.variables(outer).values()
            outer = outer.outer
        return all(objects <= held_here or any_of.isdisjoint(held_here) for held_here in map(set, map(held, values)))

    def set_mode(self, obj: Obj, switch: Switch, *, strong: bool) -> None:
        """Set the mode of an object and of its parts, surely or perhaps."""
        whole = obj.parent if obj.path[-1:] == (EACH,) else None
        after = self.state.set_mode(whole or obj, switch, self._parts(whole or obj))
        if whole is not None:  # All parts of a module, and not the module itself.
            after = after._replace(modes={**after.modes, whole: self.state.mode(whole), obj: switch})
        self.state = after if strong else self._perhaps(after, obj, switch)

    def _perhaps(self, after: State, obj: Obj, switch: Switch) -> State:
        """The state in which it is another object, or this one, that was switched.

        Who is put in train mode does not stay in eval mode on any path that is known.
        """
        joined = self.state.join(after)
        if not switch.surely_on or not self.state.mode(obj).maybe_off:
            return joined
        return joined._replace(modes={**joined.modes, obj: switch.join(UNKNOWN)})

    def _parts(self, obj: Obj, depth: int = 0) -> Iterator[Obj]:
        """The objects that attributes of the module hold, as far as this path has set them."""
        if depth > 3:
            return
        size = len(obj.path)
        for path, value in self._attributes_by_root().get(obj.root, ()):
            if path[:size] == obj.path:
                for part in value.objects:  # What is in a plain list is no part.
                    yield part
                    if part.root != obj.root:
                        yield from self._parts(part, depth + 1)

    def _attributes_by_root(self) -> Mapping[object, list[tuple[tuple[str, ...], Value]]]:
        """What attributes hold, by the root of the object: for the modes that a call sets they are looked at often."""
        attrs, found = self.by_root
        if attrs is not self.state.attrs:
            found = {}
            for (holder, _), value in self.state.attrs.items():
                found.setdefault(holder.root, []).append((holder.path, value))
            self.by_root = (self.state.attrs, found)
        return found

    def train_with(self, node: p.Call, receivers: list[Obj], flag: Value, expr: p.Expr) -> None:
        """`m.train(flag)`: by the flag's value, by what was saved in it, or once for each outcome of a condition."""
        known, saved = conditions.outcome(expr, self.state), saved_in(flag)
        if isinstance(flag.sole, ConstRef) and known is None:
            known = bool(flag.sole.value)
        if known is not None:
            self.switch_mode(node, receivers, on_at(node.pos) if known else off_at(node.pos))
        elif saved is not None:
            self.switch_mode(node, receivers, saved)
        elif any(True for _ in conditions.atoms(expr)):
            self._split_on(node, receivers, expr)
        else:
            self.switch_mode(node, receivers, UNKNOWN)

    def _split_on(self, node: p.Call, receivers: list[Obj], expr: p.Expr) -> None:
        before = self.state
        worlds: Worlds = []
        for holds, switch in ((True, on_at(node.pos)), (False, off_at(node.pos))):
            self.state = conditions.assume(expr, holds, before)
            self.switch_mode(node, receivers, switch)
            worlds.append(self.state)
        self.state = worlds[0].join(worlds[1])
        self.split = worlds

    def set_training(self, obj: Obj, value: Value, node: p.Expr, *, strong: bool) -> None:
        """`m.training = flag`, which switches the module and none of its parts: of a wrapper, not the module in it."""
        value = NOTHING if self.run.objects.is_wrapped(obj) else value
        switch = saved_in(value) or UNKNOWN
        if isinstance(value.sole, ConstRef):
            switch = on_at(node.pos) if value.sole.value else off_at(node.pos)
        self.activation.changes.setdefault((node.pos, obj), ModeChange(node, obj, switch))
        parts, before = obj.attr(EACH), self.state.mode(obj)
        if obj.path[-1:] == (EACH,):
            self.set_mode(obj, switch, strong=strong)
            return
        after = self.state._replace(modes={parts: before, **self.state.modes, obj: switch})
        self.state = after if strong else self.state.join(after)

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
        for part in (*self._parts(obj), obj):
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
        yield from _wholes_of(obj)
        frozen = [holder for (holder, name), value in self.state.attrs.items() if name == FROZEN and not value.is_false]
        for whole in frozen:
            if whole != obj and obj in self._parts(whole):
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
        held = self._attributes_by_root().get(obj.root, ())
        parts = {part for path, value in held if path == obj.path for part in value.objects}
        if not any((part, FROZEN) in self.state.attrs for part in parts):
            return None
        return frozen_by_parts(self.state, obj, parts, self.run.objects)

    def frozen_parts(self, obj: Obj) -> frozenset[str]:
        """The names of those parts of a module that are frozen on some path, whatever its class."""
        size = len(obj.path) + 1
        return frozenset(
            part.path[-1]
            for (part, name), value in self.state.attrs.items()
            if name == FROZEN
            and part.root == obj.root
            and len(part.path) == size
            and part.path[:-1] == obj.path
            and any(isinstance(ref, ConstRef) and ref.value for ref in value.refs)
        )


def frozen_by_parts(
    state: State, obj: Obj, parts: Iterable[Obj], objects: Objects, frozen: Collection[Obj] = ()
) -> Switch | None:
    """Whether a module of a class in sight is frozen part by part, or only on some path; None if it is not.

    `frozen` are parts that are frozen on some path, whatever the state says.
    """
    if not objects.has_parts_only(obj):
        return None
    known = {x: weights_in(state, x, ()) for x in parts if objects.may_have_parameters(x)}
    found = [FROZEN_ON_SOME_PATH if x in frozen else weights for x, weights in known.items() if not weights.surely_off]
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


def _wholes_of(obj: Obj) -> Iterator[Obj]:
    """What the object is a part of, by its path."""
    while obj.parent is not None:
        obj = obj.parent
        yield obj
