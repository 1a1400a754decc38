"""What a function's facts mean once it is known who calls it: modes at its entry, by its callers."""

from __future__ import annotations

from enum import Enum
from functools import cached_property, reduce

from flake8_nograd.flow.callers import MOST_CALLERS
from flake8_nograd.flow.captured import variable
from flake8_nograd.flow.deep import Task, finished
from flake8_nograd.flow.facts import Activation, Facts, ForwardPass
from flake8_nograd.flow.freezing import Freezing
from flake8_nograd.flow.project import main_of
from flake8_nograd.flow.recording import Recording
from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import UNKNOWN, Switch
from flake8_nograd.flow.translation import Translation, resolved
from flake8_nograd.flow.values import Obj
from flake8_nograd.syntax.program import Call, Class, Function


class Paths(Enum):
    """The paths into a function over which a mode is asked for.

    `IN_SIGHT`: a function that nobody in sight calls is entered in an unknown mode, whatever constructors and other
    methods do. `RECORDING` are those of them on which recording may be on.
    """

    ALL = "all"
    IN_SIGHT = "in sight"
    RECORDING = "recording"


class Contexts(Recording):
    """Resolves switches that are what they were at entry: those of recording, and modes."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.freezing = Freezing(facts.objects)
        self._renamed: dict[tuple[int, Obj], bool] = {}
        self._modes: dict[tuple[int, Obj, Paths], Switch] = {}
        self._globals: dict[tuple[int, Obj], Switch] = {}
        self._ends: dict[int, list[State]] = {}
        self._kept: dict[tuple[int, int, Obj], Switch] = {}
        self._given_modes: set[tuple[int, Obj]] = set()

    # --- modes -----------------------------------------------------------------------------------------------------

    def mode(self, forward: ForwardPass, paths: Paths = Paths.ALL) -> Switch:
        """The mode that the model runs forward in, over all visible calls of the function.

        What was found at this place when less was assumed, such as in an earlier round of a loop, holds for it too.
        """
        found = self._mode_as_assumed(forward, paths)
        for other in self.at_same_place(forward) if forward.assumed and paths is Paths.ALL else ():
            is_same = other.activation is forward.activation and other.model == forward.model
            if is_same and other.assumed < forward.assumed:
                found = found.join(self._mode_as_assumed(other, paths))
        return found

    def _mode_as_assumed(self, forward: ForwardPass, paths: Paths) -> Switch:
        if forward.model is None:
            return forward.mode
        found = forward.mode
        if not found.settled:
            if paths is Paths.RECORDING and not forward.grad.entry:
                paths = Paths.IN_SIGHT  # It records or not, whoever calls the function.
            found = found.after(self.mode_at_entry(forward.activation, forward.model, paths))
        is_lost = self.has_another_name(forward) or self._is_of_wrapper_alone(found, forward)
        return found.join(UNKNOWN) if is_lost else found

    def _is_of_wrapper_alone(self, mode: Switch, forward: ForwardPass) -> bool:
        """Whether an assignment to `.training` set it, which may have switched a wrapper and not the module in it."""
        if self._assigned.isdisjoint((mode.on, *mode.offs)):
            return False
        return any(map(self.facts.objects.is_wrapped, self.given_for(forward)))

    @cached_property
    def _assigned(self) -> set[int]:
        """The positions of assignments that set a mode."""
        changes = (change for x in self.facts.activations for change in x.changes.values())
        return {change.node.pos for change in changes if not isinstance(change.node, Call)}

    def is_of_constructor_calls(self, forward: ForwardPass) -> bool:
        """Whether its mode is that of what calls of the constructor give, and not of anything the class does."""
        return not forward.mode.settled and (id(forward.activation), forward.model) in self._given_modes

    def has_another_name(self, forward: ForwardPass) -> bool:
        """Whether the function also switches the model by another name that some caller gives it."""
        return forward.model is not None and self._is_renamed(forward.activation, forward.model)

    def _is_renamed(self, activation: Activation, obj: Obj) -> bool:
        if obj.root in activation.built:
            return False
        key = (id(activation), obj)
        if key not in self._renamed:
            sites = map(Translation, activation.sites[:MOST_CALLERS])
            self._renamed[key] = any(x.switches_by_another_name(obj, x.objects(obj)) for x in sites)
        return self._renamed[key]

    def mode_at_entry(self, activation: Activation, obj: Obj, paths: Paths = Paths.ALL) -> Switch:
        """The mode of an object where the function is entered."""
        known = self._modes.get((id(activation), obj, paths))
        return known if known is not None else finished(self._mode_at_entry(activation, obj, paths))

    def _mode_at_entry(self, activation: Activation, obj: Obj, paths: Paths) -> Task[Switch]:
        key = (id(activation), obj, paths)
        known = self._modes.get(key)
        if known is not None:
            return known
        self._modes[key] = Switch()
        if activation.sites:
            found = Switch()
            for site in activation.sites[:MOST_CALLERS]:
                if paths is Paths.RECORDING and (yield self._settled(site.state.grad, site.caller)).surely_off:
                    continue
                translation = Translation(site)
                targets = translation.objects(obj)
                for target in targets:
                    found = found.join((yield self._mode_in(site.state, site.caller, target, paths)))
                may_be_later = site.by_value and not site.at_once
                if not targets or may_be_later or translation.switches_by_another_name(obj, targets):
                    found = found.join(UNKNOWN)
        else:
            found = yield self._mode_of_root(activation, obj, paths)
        if found == UNKNOWN and paths is Paths.ALL and _is_attribute_of_nobody_known(activation, obj):
            kept: Switch = yield self._kept_by_class(activation, obj)
            found = kept if kept.surely_off else found
        result = found if found != Switch() else UNKNOWN
        self._modes[key] = result
        return result

    def _mode_in(self, state: State, activation: Activation, obj: Obj, paths: Paths) -> Task[Switch]:
        mode = state.mode(obj)
        found = mode if mode.settled else mode.after((yield self._mode_at_entry(activation, obj, paths)))
        return found.join(UNKNOWN) if self._is_renamed(activation, obj) else found

    def _mode_of_root(self, activation: Activation, obj: Obj, paths: Paths) -> Task[Switch]:
        """The mode of an object in a function that nobody in sight calls."""
        function = activation.function
        kind = obj.root[0]
        if kind == "self":
            kept: Switch = (yield self._mode_of_attribute(activation, obj)) if paths is Paths.ALL else UNKNOWN
            return kept
        if kind == "param" and obj.root[1] == function.pos:
            return UNKNOWN
        outer = self._outer_end(function)
        if outer is not None:
            mode: Switch = yield self._mode_at_end(outer[1], outer[0], obj, paths)
            return mode
        if function.is_module_body:
            return UNKNOWN
        return self._mode_of_global(obj, function) if paths is Paths.ALL else UNKNOWN

    def _mode_at_end(self, end: State, activation: Activation, obj: Obj, paths: Paths) -> Task[Switch]:
        held = variable(end, activation.function, obj)
        modes: list[Switch] = []
        for target in [obj] if held is None else held:
            modes += [(yield self._mode_in(end, activation, target, paths))]
        return reduce(Switch.join, modes) if modes else UNKNOWN

    def _mode_of_global(self, obj: Obj, function: Function) -> Switch:
        """A module's variable: as the module body leaves it, and as any function that speaks of it leaves it."""
        key = (main_of(function).pos, obj)
        if key in self._globals:
            return self._globals[key]
        final = self._final(function)
        held = None if final is None else variable(final, main_of(function), obj)
        modes = [] if final is None else [final.mode(x) for x in ([obj] if held is None else held)]
        found = reduce(Switch.join, modes) if modes else UNKNOWN
        if found.entry:
            found = UNKNOWN
        for activation in self.facts.activations:
            end = activation.exit
            changed = None if end is None else end.modes.get(obj)
            if changed is not None and not activation.function.is_module_body:
                found = found.join(changed.after(found))
        self._globals[key] = found.join(UNKNOWN) if found.surely_on else found
        return self._globals[key]

    def _mode_of_attribute(self, activation: Activation, obj: Obj) -> Task[Switch]:
        """An attribute of `self`: as the constructor leaves it, and as any other method leaves it.

        A module that the constructor leaves in train mode may have been put in eval mode by somebody else since; and
        what the constructor of a module switches is undone when the module that it becomes a part of is switched.
        """
        owner = activation.function.owner
        if owner is not None and self.facts.classes.acts_as_module(owner):
            return UNKNOWN
        if any(Obj(obj.root) in end.modes for end in self._constructor_ends(activation.function)):
            return UNKNOWN  # It switches itself, and so is a module.
        found = Switch()
        for constructor in self.constructors(activation.function):
            end = constructor.exit
            if end is None:
                continue
            for target in resolved(end, obj):
                mode = end.mode(target)
                if mode.entry:
                    mode = yield self._mode_given(constructor, target)
                    self._given_modes.add((id(activation), obj))
                found = found.join(mode)
        if found == Switch():
            return UNKNOWN
        for method_end in self._method_ends(activation):
            for target in resolved(method_end, obj):
                found = found.join(method_end.mode(target).without_entry())
        return found.join(UNKNOWN) if found.surely_on else found

    def _kept_by_class(self, activation: Activation, obj: Obj) -> Task[Switch]:
        """The mode of an attribute as far as its class tells, found once for all methods of an instance."""
        owner, receiver = activation.function.owner, activation.receiver
        key = (0 if owner is None else owner.pos, 0 if receiver is None else receiver.pos, obj)
        if key not in self._kept:
            self._kept[key] = UNKNOWN
            self._kept[key] = yield self._mode_of_attribute(activation, obj)
        return self._kept[key]

    def _mode_given(self, constructor: Activation, obj: Obj) -> Task[Switch]:
        """The mode of what every visible call gives to a constructor, then and where the caller ends."""
        found: Switch = yield self._mode_at_entry(constructor, obj, Paths.ALL)
        for site in constructor.sites[:MOST_CALLERS] if found.surely_off else ():
            end = site.caller.exit
            for target in Translation(site).objects(obj):
                found = found.join(UNKNOWN if end is None else end.mode(target).without_entry())
        return found

    def _method_ends(self, activation: Activation) -> list[State]:
        """The states in which methods of the class end, constructors apart, if they switch anything."""
        owner = activation.receiver or activation.function.owner
        if owner is None:
            return []
        if owner.pos not in self._ends:
            methods = [x for klass in self.facts.classes.mro(owner) for x in klass.methods.values()]
            every = [x for m in methods if m.name != "__init__" for x in self.activations_of(m)]
            ends = [x.exit for x in every if self._may_be_of(owner, x)]
            self._ends[owner.pos] = [end for end in ends if end is not None and end.modes]
        return self._ends[owner.pos]

    def _may_be_of(self, klass: Class, activation: Activation) -> bool:
        """Whether an instance of the class may be one that the method was interpreted for."""
        mro, receiver = self.facts.classes.mro, activation.receiver
        return receiver is None or klass in mro(receiver) or receiver in mro(klass)

    def arguments(self, activation: Activation, obj: Obj) -> list[Obj]:
        """What visible calls of the function give for one of its objects; the object itself if it is no parameter."""
        if obj.root[0] != "param":
            return [obj]
        sites = [site for site in activation.sites[:MOST_CALLERS] if not site.by_value]
        return [x for site in sites for x in Translation(site).objects(obj)]


def _is_attribute_of_nobody_known(activation: Activation, obj: Obj) -> bool:
    """Whether it is an attribute of `self`, and no caller has switched anything of the object that it calls.

    Of such an object it is only known what its class does.
    """
    if obj.root[0] != "self" or not obj.path or not activation.sites:
        return False
    targets = [(site.state, target) for site in activation.sites for target in Translation(site).objects(obj)]
    return not any(other.root == target.root for state, target in targets for other in state.modes)
