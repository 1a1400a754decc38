"""The interpreter's state at a point of the program: an immutable value that is joined where paths meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from operator import is_
from typing import Any, NamedTuple, TypeVar

from flake8_nograd.flow.layers import Layers
from flake8_nograd.flow.switch import ENTRY, Switch
from flake8_nograd.flow.values import EACH, Obj, Value, of
from flake8_nograd.syntax.program import Expr

Key = tuple[str, ...]
"""A condition that can be remembered, such as `("phase", "==", "str:train")`."""

AttrKey = tuple[Obj, str]
Root = tuple[Any, ...]
K = TypeVar("K")
T = TypeVar("T")


class Meaning(NamedTuple):
    """What a name was computed by, and the names that this looks at."""

    expr: Expr
    mentions: frozenset[str]


class Choice(NamedTuple):
    """The mode of whichever of the objects it is that a name stands for."""

    objects: frozenset[Obj]
    switch: Switch


class State(NamedTuple):
    """What holds at one point on one path. None of the mappings is ever changed in place.

    `env`: local names. `attrs`: attributes of objects, `(object, "name")`. `modes`: of modules. `grad`: recording.
    `assumed`: conditions whose outcome is known on this path. `meanings`: the conditions that names stand for.
    `made`: the roots of objects that this path, or one of those joined in it, has made. `choices`: after `net.eval()`,
    none of the objects that `net` may be is surely in eval mode, but whichever it is; until one of them is switched.
    """

    env: Mapping[str, Value]
    attrs: Mapping[AttrKey, Value]
    modes: Mapping[Obj, Switch]
    grad: Switch = ENTRY
    assumed: Mapping[Key, bool] = {}
    meanings: Mapping[str, Meaning] = {}
    made: frozenset[Root] = frozenset()
    choices: Mapping[str, Choice] = {}

    def bind(self, name: str, value: Value) -> State:
        """The state after `name = value`; what was assumed of that name is forgotten."""
        env = Layers.of(self.env).with_entry(name, value)
        choices = self._without_choices_of(name)
        return self._replace(env=env, assumed=self._forget(name), meanings=self._lose(name), choices=choices)

    def hold(self, name: str, value: Value) -> State:
        """The state in which this has been learnt of what the name holds."""
        return self._replace(env=Layers.of(self.env).with_entry(name, value))

    def unbind(self, name: str) -> State:
        """The state after `del name`."""
        return self._replace(env=Layers.of(self.env).without(name))

    def set_attr(self, obj: Obj, name: str, value: Value) -> State:
        """The state after `obj.name = value`. What was known of the path below it is forgotten."""
        attrs = {**self.attrs, (obj, name): value}
        choices = self._without_choices_of(name)
        return self._replace(attrs=attrs, assumed=self._forget(name), meanings=self._lose(name), choices=choices)

    def set_mode(self, obj: Obj, switch: Switch, parts: Iterable[Obj] = ()) -> State:
        """The state after `obj.train()` or `obj.eval()`: its sub-modules, by path or among `parts`, follow."""
        changed = set(parts)
        depth = len(obj.path)
        modes = {
            o: s
            for o, s in self.modes.items()
            if not (o.root == obj.root and len(o.path) > depth and o.path[:depth] == obj.path)
        }
        for part in changed:
            modes[part] = switch
        modes[obj] = switch
        return self.with_modes(modes, {obj.root, *(part.root for part in changed)})

    def with_modes(self, modes: Mapping[Obj, Switch], roots: Set[Root]) -> State:
        """The state after a change of modes of objects with these roots."""
        choices = self.choices
        if choices:
            choices = {k: v for k, v in choices.items() if roots.isdisjoint(obj.root for obj in v.objects)}
        return self._replace(modes=modes, choices=choices)

    def choose(self, name: str, objects: Iterable[Obj], switch: Switch) -> State:
        """The state after `name.eval()`, where the name may stand for several objects."""
        return self._replace(choices={**self.choices, name: Choice(frozenset(objects), switch)})

    def mode(self, obj: Obj) -> Switch:
        """The mode of a module: its own, or that of the module it is a part of."""
        current: Obj | None = obj
        while current is not None:
            found = self.modes.get(current)
            if found is None and current.path:
                found = self.modes.get(Obj(current.root, (*current.path[:-1], EACH)))
            if found is not None:
                return found
            current = current.parent
        return ENTRY

    def assume(self, key: Key, outcome: bool) -> State:
        """The state on the path where the condition has this outcome."""
        return self._replace(assumed={**self.assumed, key: outcome})

    def _forget(self, name: str) -> Mapping[Key, bool]:
        if not any(_mentions(key, name) for key in self.assumed):
            return self.assumed
        return {k: v for k, v in self.assumed.items() if not _mentions(k, name)}

    def _without_choices_of(self, name: str) -> Mapping[str, Choice]:
        if not any(_mentions((key,), name) for key in self.choices):
            return self.choices
        return {k: v for k, v in self.choices.items() if not _mentions((k,), name)}

    def _lose(self, name: str) -> Mapping[str, Meaning]:
        if not self.meanings:
            return self.meanings
        return {k: v for k, v in self.meanings.items() if k != name and name not in v.mentions}

    def same_switches(self, other: State) -> bool:
        """Both have the same modes and recording: nothing is lost when they are joined."""
        return self.grad == other.grad and self.modes == other.modes

    def contradictions(self, other: State) -> int:
        """On how many conditions the two stand on different sides."""
        mine = self.assumed
        return sum(mine.get(key, outcome) != outcome for key, outcome in other.assumed.items())

    def join(self, other: State) -> State:
        """What holds if either may hold. A name that only one path binds may be unbound: its one value is kept."""
        if self is other:
            return self
        joined = State(
            Layers.of(self.env).joined(Layers.of(other.env), Value.join),
            _join_attrs(self.attrs, other.attrs),
            _join_modes(self, other),
            self.grad.join(other.grad),
            _common(self.assumed, other.assumed),
            _common(self.meanings, other.meanings),
            self.made if self.made >= other.made else self.made | other.made,
            _common(self.choices, other.choices),
        )
        return self if all(map(is_, joined, self)) else joined


def _mentions(key: Key, name: str) -> bool:
    return any(name in part.split(".") for part in key[::2])


def _join_attrs(left: Mapping[AttrKey, Value], right: Mapping[AttrKey, Value]) -> Mapping[AttrKey, Value]:
    """As the names; an attribute that only one path sets is, on the other, whatever it was."""
    if left is right or left == right:
        return left
    joined = dict(left)
    for key in left.keys() - right.keys():
        joined[key] = left[key].join(_before(key))
    for key, value in right.items():
        mine = left.get(key)
        if mine is not value:
            joined[key] = (_before(key) if mine is None else mine).join(value)
    return joined


def _before(key: AttrKey) -> Value:
    """What an attribute holds on a path that does not set it."""
    return of(key[0].attr(key[1]))


def _join_modes(left: State, right: State) -> Mapping[Obj, Switch]:
    """What only one path has made, or knows, is in the mode that it has there."""
    if left.modes is right.modes or left.modes == right.modes:
        return left.modes
    modes = {obj: left.mode(obj).join(right.mode(obj)) for obj in {**left.modes, **right.modes}}
    for one, other in ((left, right), (right, left)):
        only_here = one.made - other.made
        if one.env is not other.env:
            only_here |= _read_on_one_path(one, other)
        if only_here:
            only_here -= {obj.root for obj in other.modes}
            modes.update({obj: mode for obj, mode in one.modes.items() if obj.root in only_here})
    return modes


def _read_on_one_path(one: State, other: State) -> set[Root]:
    """The roots of what a name stands for on a path that has not bound it, where the other one has.

    It is something from elsewhere, and on the path that binds the name there is none: one of the two never gets so far.
    """
    roots = {obj.root for obj in one.modes if obj.root[0] == "name"}
    return {root for root in roots if root[2] in other.env and root[2] not in one.env}


def _common(left: Mapping[K, T], right: Mapping[K, T]) -> Mapping[K, T]:
    if left is right or left == right:
        return left
    return {key: known for key, known in left.items() if right.get(key) == known}


def join_all(states: Iterable[State]) -> State | None:
    """The join of all states, or None if no path leads here."""
    result: State | None = None
    for state in states:
        result = state if result is None else result.join(state)
    return result
