"""Switching the modes of modules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flake8_nograd.flow import conditions
from flake8_nograd.flow.attributes import AttributeRunner
from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.facts import ModeChange
from flake8_nograd.flow.held import held
from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import UNKNOWN, Switch, off_at, on_at
from flake8_nograd.flow.values import EACH, NOTHING, ConstRef, Obj, Value
from flake8_nograd.flow.worlds import Worlds, saved_in
from flake8_nograd.syntax import program as p


class ModeRunner(AttributeRunner):
    """`eval()`, `train()`, `.training =`, on one object or on several."""

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
        name = dotted_text(node.func.base) if isinstance(node.func, p.Attr) else None
        if not strong and name is not None:
            self.state = self.state.choose(name, receivers, switch)

    def are_alternatives(self, objects: set[Obj]) -> bool:
        """Whether the objects were built, and nothing in sight holds one of them without the others."""
        if objects in self.run.objects.register.alternatives:
            return True
        if any(obj.root[0] != "new" or not all(step.startswith("[") for step in obj.path) for obj in objects):
            return False
        any_of = objects.union(*map(wholes_of, objects))
        values = [*self.state.env.values(), *self.state.attrs.values()]
        outer = self.function.outer
        while outer is not None and not self.activation.built.issuperset(obj.root for obj in objects):
            values += self.run.activations.variables(outer).values()
            outer = outer.outer
        return all(objects <= held_here or any_of.isdisjoint(held_here) for held_here in map(set, map(held, values)))

    def set_mode(self, obj: Obj, switch: Switch, *, strong: bool) -> None:
        """Set the mode of an object and of its parts, surely or perhaps."""
        whole = obj.parent if obj.path[-1:] == (EACH,) else None
        after = self.state.set_mode(whole or obj, switch, self.parts_held(whole or obj))
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

    def parts_held(self, obj: Obj, depth: int = 0) -> Iterator[Obj]:
        """The objects that attributes of the module hold, as far as this path has set them."""
        if depth > 3:
            return
        size = len(obj.path)
        for path, value in self.attributes_by_root().get(obj.root, ()):
            if path[:size] == obj.path:
                for part in value.objects:  # What is in a plain list is no part.
                    yield part
                    if part.root != obj.root:
                        yield from self.parts_held(part, depth + 1)

    def attributes_by_root(self) -> Mapping[object, list[tuple[tuple[str, ...], Value]]]:
        """What attributes hold, by the root of the object: for the modes that a call sets they are looked at often."""
        attrs, found = self.by_root
        if attrs is not self.state.attrs:
            found = {}
            for (holder, name), value in self.state.attrs.items():
                if not name.startswith("#"):  # What is noted of an object is no part of it.
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
        after = self.state.with_modes({parts: before, **self.state.modes, obj: switch}, {obj.root})
        self.state = after if strong else self.state.join(after)


def wholes_of(obj: Obj) -> Iterator[Obj]:
    """What the object is a part of, by its path."""
    while obj.parent is not None:
        obj = obj.parent
        yield obj
