"""The abstract interpreter: runs a program on abstract states and gathers its facts.

The module body runs first, then every function that it did not call: those that are called before those that call
them, so that the summary of a callee is mostly known where it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from flake8_nograd.flow.activations import Activations
from flake8_nograd.flow.captured import rebound_names
from flake8_nograd.flow.classes import Classes, ClassInfo
from flake8_nograd.flow.decorators import decorated
from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.facts import CallSite, Facts
from flake8_nograd.flow.first_uses import FirstUses
from flake8_nograd.flow.flows import Flow
from flake8_nograd.flow.frame import Frame
from flake8_nograd.flow.imports import Imports
from flake8_nograd.flow.objects import Objects
from flake8_nograd.flow.order import callees_first
from flake8_nograd.flow.project import ALONE, Programs, Surroundings
from flake8_nograd.flow.receivers import Receivers
from flake8_nograd.flow.settling import settle
from flake8_nograd.flow.speaking import speaking_functions
from flake8_nograd.flow.switch import ENTRY, PARTLY, UNKNOWN, Switch, on_at
from flake8_nograd.flow.traits import Traits, traits_of
from flake8_nograd.flow.values import ClassRef, ConstRef, Dotted, FunctionRef, GuardRef, Obj, Ref, Value, WrappedRef, of
from flake8_nograd.flow.words import Words
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import guards

MOST_SETTERS = 3
"""Methods that are asked what they put into an attribute."""


class Interpreter:
    """What all frames of one run share."""

    def __init__(self, programs: Programs, words: Words, own_guards: Iterable[str]) -> None:
        """`own_guards` are the dotted names that the user declares to be guards."""
        self.programs = programs
        self.program = programs.own
        self.words = words
        self.classes = Classes()
        self.receivers = Receivers(self.classes, self.traits)
        self.objects = Objects(self.classes, words, programs.is_of_own_package, self._run_constructor)
        self.imports = Imports(self)
        self.contents: dict[Flow, set[Flow]] = {}
        self.used_holders: set[Flow] = set()
        self.first_uses = FirstUses()
        self.pending: dict[int, CallSite] = {}
        self.calls: dict[int, p.Call] = {}
        self.guarded: dict[int, Switch] = {}
        self.wrapped: dict[int, Switch] = {}
        self.differentiated: set[int] = set()
        self.captured: set[Obj] = set()
        self.activations = Activations(self)
        self._own_guards = frozenset(own_guards)
        self._traits: dict[int, Traits] = {}
        self._rebound: dict[int, frozenset[str]] = {}
        self.sought: Mapping[str, Sequence[p.Function]] = {}
        self.defined_elsewhere: Set[str] = frozenset()

    def run(self, around: Surroundings) -> Facts:
        """Interpret the whole file, and of the files that may call it the functions that do."""
        self.sought = around.sought
        self.defined_elsewhere = around.definers.keys()
        for program in (self.program, *around.callers):
            self._take_in(program)  # All before the first runs: each may call any of those that are sought.
        for program in (self.program, *around.callers):
            self.activations.ensure(program.main)
        for function in callees_first(self.program.functions):
            self.activations.begin(function)
        for program in around.callers:
            for function in callees_first(speaking_functions(program, self.sought)):
                self.activations.begin(function)
        methods = {name: self._methods_in(name, programs) for name, programs in around.definers.items()}
        settle(self.used_holders, self.contents, self.activations.every())
        return Facts(
            activations=self.activations.live(),
            objects=self.objects,
            classes=self.classes,
            words=self.words,
            programs=self.programs,
            calls=self.calls,
            wrapped=self.wrapped,
            differentiated=self.differentiated,
            give_up=self.activations.close,
            methods=methods,
            unsure=around.unsure,
        )

    def _methods_in(self, name: str, programs: Iterable[p.Program]) -> list[p.Function]:
        """The methods of a name that classes of these files have, interpreted."""
        found: list[p.Function] = []
        for program in programs:
            self.enter(program)
            found += [x for x in program.functions if x.owner is not None and x.name == name]
        for method in found:
            self.activations.ensure(method)
        return found

    # --- names -----------------------------------------------------------------------------------------------------

    def enter(self, program: p.Program) -> None:
        """Run the module body of a file, once, and not while it is running."""
        self._take_in(program)
        self.activations.ensure(program.main)

    def _take_in(self, program: p.Program) -> None:
        is_new = self.programs.add(program) or program is self.program
        for klass in program.classes if is_new else ():
            self.objects.add_class(klass)

    def scope_value(self, function: p.Function, name: str) -> Value | None:
        """What a variable of an enclosing function or of the module holds, as seen from inside."""
        return self.activations.variable(function, name)

    def is_rebound(self, function: p.Function, name: str) -> bool:
        """Whether a variable may hold something else later than what it holds now."""
        found = self._rebound.get(function.pos)
        if found is None:
            found = self._rebound[function.pos] = rebound_names(function) | self.programs.borrowed(function)
        return name in found

    # --- classes ---------------------------------------------------------------------------------------------------

    def define_class(self, klass: p.Class, frame: Frame) -> None:
        """Learn the bases of a class where its definition is reached."""
        info = self.classes.info(klass)
        if not info.bases and not info.foreign:
            for base in klass.bases:
                self._add_base(info, base, frame)

    def _add_base(self, info: ClassInfo, base: p.Expr, frame: Frame) -> None:
        while isinstance(base, p.Subscript):  # Generic[T]
            base = base.base
        value = frame.eval(base).sole
        if isinstance(value, Dotted):
            followed = self.imports.value(value.name, frame.function, is_base=True)
            value = value if followed is None else followed.sole
        if isinstance(value, ClassRef):
            if value.klass is not info.klass:
                info.bases.append(value.klass)
                self.receivers.forget()
        elif isinstance(value, Dotted):
            info.foreign.append(value.name)
        else:
            info.foreign.append(self.programs.canonical(dotted_text(base) or "?", frame.function))

    def class_template(self, klass: p.Class, name: str) -> Value | None:
        """What the class's own methods put into an attribute of `self`, or its body into a class attribute."""
        setters = self.classes.setters(klass, name)
        constructors = [x for x in setters if x.name == "__init__"]
        found: Value | None = None
        for setter in (*constructors, *(x for x in setters if x.name != "__init__"))[:MOST_SETTERS]:
            if setter.name != "__init__" and found is not None and not _is_none(found):
                break  # What a constructor puts there is what other methods find.
            activation = self.activations.ensure(setter)
            end = activation.exit if activation is not None else self.activations.state_within(setter)
            value = None if end is None else end.attrs.get((Obj(("self", klass.pos)), name))
            if value is not None:
                found = value if found is None else found.join(value)
        said = self.classes.info(klass).class_values.get(name)
        if found is None or said is None:
            return said if found is None else found
        for obj in found.objects:  # An annotation in the class body tells what a constructor is given.
            if obj.root[0] == "param" and not obj.path and isinstance(said.sole, Obj):
                self.objects.register.origins.setdefault(obj, self.objects.origin(said.sole))
        return found

    def _run_constructor(self, klass: p.Class) -> None:
        """Run the constructor of a class of another file, if nobody needed it before."""
        constructor = klass.methods.get("__init__")
        if constructor is not None and not self.programs.is_own(constructor):
            self.activations.ensure(constructor)

    def wraps_unknown(self, klass: p.Class) -> bool:
        """Whether a constructor of the class loads the module inside it, or puts it in eval mode."""
        for current in self.classes.mro(klass):
            constructor = current.methods.get("__init__")
            activation = None if constructor is None else self.activations.ensure(constructor)
            end = None if activation is None else activation.exit
            if end is not None and any(mode.maybe_off for mode in end.modes.values()):
                return True
            if any(self._is_loaded(part) for part in self.objects.register.parts.get(current.pos, ())):
                return True
        return False

    def _is_loaded(self, part: Obj) -> bool:
        return self.words.loads(self.objects.origin(part).maker)

    # --- functions and guards --------------------------------------------------------------------------------------

    def traits(self, function: p.Function) -> Traits:
        """The traits of a function, read once."""
        found = self._traits.get(function.pos)
        if found is None:
            found = self._traits[function.pos] = traits_of(function)
        return found

    def define_function(self, function: p.Function, frame: Frame) -> None:
        """Learn what a function's decorators do to recording, where its definition is reached; run its defaults."""
        for param in function.params:
            if isinstance(param.default, p.Call):
                frame.eval(param.default)
        if function.decorators and function.pos not in self.guarded:
            switch = decorated(function, frame)
            if switch is not None:
                self.guarded[function.pos] = switch

    def guard_effect(self, name: str) -> str | None:
        """What calling or entering the library's `name` does to recording."""
        known = guards.CONTEXTS.get(name)
        if known is not None:
            return known
        if any(name == own or own.endswith(f".{name.lstrip('.')}") for own in self._own_guards):
            return guards.OFF
        return None

    @staticmethod
    def guard_switch(guard: GuardRef, before: Switch) -> Switch:
        """What recording is inside the guard."""
        is_inference = guard.name in guards.WITH_FLAG
        if guard.effect in (guards.OFF, "argument-off"):
            return Switch(off=guard.pos, sealed=guard.pos) if is_inference else before.switched(False, guard.pos)
        if guard.effect in (guards.ON, "argument-on"):
            return on_at(guard.pos) if is_inference else before.switched(True, guard.pos)
        if is_inference:  # If it is `inference_mode(False)`, it ends one around it.
            return UNKNOWN._replace(sealed=PARTLY, inherits=before.entry or before.inherits)
        return before.unclear()

    def wrap(self, target: Ref, guard: GuardRef) -> Value:
        """What `torch.no_grad()(target)` gives.

        A function that is wrapped is one whose calls out of sight are guarded too.
        """
        if isinstance(target, FunctionRef):
            self.wrapped[target.function.pos] = self.guard_switch(guard, ENTRY)
        return of(WrappedRef(target, guard))

    def note_site(self, site: CallSite) -> None:
        """Keep a call of a visible function; the same call in another round of a loop or another world is one site."""
        key = (site.node.pos, site.callee.key)
        known = site.caller.calls.get(key)
        if known is None:
            site.caller.calls[key] = site
            site.callee.sites.append(site)
            return
        known.state = known.state.join(site.state)
        known.arguments = _joined(known.arguments, site.arguments)


def _is_none(value: Value) -> bool:
    return isinstance(value.sole, ConstRef) and value.sole.value is None


def _joined(left: Mapping[str, Value], right: Mapping[str, Value]) -> Mapping[str, Value]:
    return {name: left[name].join(right[name]) for name in left if name in right}


def interpret(program: p.Program, words: Words, own_guards: Iterable[str], around: Surroundings = ALONE) -> Facts:
    """Run the program of a file and return its facts. Raises RecursionError for one that is nested too deep."""
    return Interpreter(Programs(program, around.library, around.folders), words, own_guards).run(around)
