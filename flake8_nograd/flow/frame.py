"""A frame: one function body being interpreted, with its names."""

from __future__ import annotations

import builtins
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from flake8_nograd.flow.annotations import annotation_evidence
from flake8_nograd.flow.captured import namespace, owner_of
from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.exits import Exits
from flake8_nograd.flow.facts import Activation, Loop
from flake8_nograd.flow.project import main_of
from flake8_nograd.flow.state import Key, State
from flake8_nograd.flow.switch import UNKNOWN, Switch
from flake8_nograd.flow.values import (
    NOTHING,
    PARAMETERS,
    Dotted,
    FunctionRef,
    ItemsRef,
    Obj,
    Ref,
    StreamRef,
    Value,
    combine,
    join_values,
    of,
)
from flake8_nograd.flow.worlds import Worlds
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts.frameworks import USUAL_NAMES

if TYPE_CHECKING:
    from flake8_nograd.flow.arguments import Arguments
    from flake8_nograd.flow.interpreter import Interpreter

_BUILTINS = frozenset(dir(builtins))


class Frame(ABC):
    """Names as this function body sees them, and what the layers above give to those below."""

    def __init__(self, run: Interpreter, activation: Activation, state: State) -> None:
        self.run = run
        self.activation = activation
        self.function = activation.function
        self.state = state
        self.exits = Exits()
        self.loops: list[Loop] = []
        self.heads: dict[tuple[int, tuple[int, ...], frozenset[tuple[Key, bool]]], tuple[State, Worlds, Exits]] = {}
        self.rounds: tuple[int, ...] = ()
        self.counters: set[str] = set()
        self.guards: set[int] = set()
        self.entered: Value = NOTHING
        self.consuming: set[str] = set()
        self.callbacks: dict[int, tuple[p.Call, Arguments]] = {}
        self.split: Worlds = []
        self.yields: list[State] = []
        self.yielded: list[Value] = []
        self.dead = False
        self.joint: Switch | None = None
        self.by_root: tuple[object, dict[object, list[tuple[tuple[str, ...], Value]]]] = (None, {})

    # --- what the layers above do ----------------------------------------------------------------------------------

    @abstractmethod
    def eval(self, node: p.Expr) -> Value:
        """The value of an expression, evaluated in `self.state`, which that may replace."""

    @abstractmethod
    def call_function(self, node: p.Call, ref: FunctionRef, arguments: Arguments) -> Value:
        """Call a function or method of the file."""

    @abstractmethod
    def run_block(self, block: p.Block, worlds: Worlds) -> Worlds:
        """The worlds at the end of the block; the other ways out are noted in `self.exits`."""

    # --- names -----------------------------------------------------------------------------------------------------

    def lookup(self, name: str) -> Value:
        """The value of a name that this body has not bound on this path."""
        if name in self.function.bound and not self.function.is_module_body:
            return of(Obj(("name", self.function.pos, name)))
        outer = self.function.outer
        while outer is not None:
            found = self.state.attrs.get((namespace(outer), name))
            if found is not None:
                return found
            found = self.run.scope_value(outer, name)
            if found is not None:
                return self._captured(outer, name, found)
            outer = outer.outer
        main = main_of(self.function)
        found = self.run.programs.hoisted(name, main)
        if found is not None:
            return found
        if name in _BUILTINS:
            return of(Dotted(name))
        return self.run.imports.from_stars(name, main) or self._out_of_a_star(name, main)

    def _out_of_a_star(self, name: str, main: p.Function) -> Value:
        """What a name holds that nothing in sight binds: a module that a star import brings along, or a variable."""
        usual = USUAL_NAMES.get(name) if self.run.programs.of(main).stars else None
        return of(Dotted(usual)) if usual else of(Obj(("name", main.pos, name)))

    def _captured(self, owner: p.Function, name: str, value: Value) -> Value:
        """A variable of another scope. One that is bound again stands for whatever it holds when this body runs."""
        if not self.run.is_rebound(owner, name):
            return value
        objects = value.objects
        if not objects:
            return value._replace(open=True)
        obj = Obj(("name", owner.pos, name))
        origins = [self.run.objects.origin(x) for x in objects]
        if all(origin.klass is origins[0].klass for origin in origins):
            self.run.objects.register.origins.setdefault(obj, origins[0])
        used = self.run.objects.register.used_as_module
        if used.issuperset(objects):
            used.add(obj)
        self.run.captured.add(obj)
        return value._replace(refs=(obj, *(ref for ref in value.refs if not isinstance(ref, Obj))))

    def bind(self, name: str, value: Value) -> None:
        """Let a local, global or nonlocal name hold the value."""
        self.note_names(name, value)
        if name in self.function.borrowed:
            self.state = self.state.set_attr(namespace(owner_of(name, self.function)), name, value)
            return
        self.state = self.state.bind(name, value)

    def built(self, node: p.Expr) -> Obj:
        """The object that a call in this body makes."""
        obj = Obj(("new", node.pos))
        self.activation.built.add(obj.root)
        if obj.root not in self.state.made:
            self.state = self.state._replace(made=self.state.made | {obj.root})
        return obj

    def note_names(self, name: str, value: Value) -> None:
        """Remember the first name of each object that was built."""
        for obj in value.objects:
            if not obj.path and obj.root[0] == "new":
                self.run.objects.register.names.setdefault(obj, name)

    def tagged_by_name(self, name: str, value: Value, *, key: bool = False) -> Value:
        """The value with what its name says of evaluation or training data, and that a loader has something to load."""
        if self.run.words.is_loader(name) and "nonempty" not in value.tags:
            value = value.with_tags("nonempty")
        tag = self.run.words.data_tag(name, key=key)
        if tag is None or tag in value.tags:
            return value
        return value._replace(tags=value.tags - {"eval_data", "train_data"} | {tag})

    @staticmethod
    def text(node: p.Expr) -> str:
        """A short text for an expression, for finding out what its name says."""
        while isinstance(node, (p.Call, p.Subscript)):
            node = node.func if isinstance(node, p.Call) else node.base
        return dotted_text(node) or ""

    def annotated(self, target: p.Expr, annotation: p.Expr, value: Value, *, bare: bool) -> Value:
        """What an annotation adds to a value."""
        text = dotted_text(annotation) or ""
        if not isinstance(target, p.Name):
            return value
        obj = value.sole if isinstance(value.sole, Obj) else Obj(("name", self.function.pos, target.id))
        evidence = annotation_evidence(self.run.programs.canonical(text, self.function), self.run.words)
        if evidence is not Evidence.NONE:
            self.run.objects.register.annotated[obj] = evidence
        return of(obj) if bare else value

    def joint_mode(self, value: Value, expr: p.Expr | None = None) -> Switch | None:
        """The mode of whichever object is meant by the expression, if there may be several."""
        objects = value.objects
        if len(value.refs) < 2 or not objects:
            return None
        name = None if expr is None else dotted_text(expr)
        if name is not None and name in self.state.choices:
            return self.state.choices[name].switch
        joint = UNKNOWN if value.open or len(objects) < len(value.refs) else Switch()
        for obj in objects:
            joint = joint.join(self.state.mode(obj))
        return joint

    def choice_in(self, expr: p.Expr) -> Switch | None:
        """The mode of whichever object a name stands for, of which methods like `eval()` give the object itself."""
        while isinstance(expr, p.Call) and isinstance(expr.func, p.Attr):
            expr = expr.func.base
        chosen = self.state.choices.get(dotted_text(expr) or "")
        return None if chosen is None else chosen.switch

    def choose_as(self, target: p.Expr, value: Value, switch: Switch | None) -> None:
        """Let another name stand for whichever object one with a mode of its own does."""
        name = dotted_text(target)
        if switch is not None and name is not None and len(value.objects) == len(value.refs):
            self.state = self.state.choose(name, value.objects, switch)

    # --- iteration -------------------------------------------------------------------------------------------------

    def element(self, iterated: Value) -> Value:
        """What one item of the iterated value is."""
        found = join_values(_element_of(ref) for ref in iterated.refs)
        rest = combine((iterated,))._replace(tags=iterated.tags - {"present", "nonempty"}, graph=iterated.graph)
        if found is None:
            return rest._replace(random=iterated.random)
        return found._replace(flows=found.flows | rest.flows, tags=found.tags | rest.tags)

    def at_least_once(self, node: p.Expr, iterated: Value) -> bool:
        """Whether a loop over the value surely runs.

        It does if the value is not empty, or holds the models that are asked for later.
        """
        sole = iterated.sole
        if is_filled(iterated):
            return True
        if not iterated.open and iterated.refs and all(map(_yields_parameters, iterated.refs)):
            return True
        name = self.text(node).rpartition(".")[2]
        return isinstance(sole, (Obj, StreamRef)) and self.run.words.is_model_name(name)


def is_filled(value: Value) -> bool:
    """Whether there surely is something in it to iterate over."""
    return "nonempty" in value.tags or (isinstance(value.sole, ItemsRef) and bool(value.sole.items))


def is_empty(value: Value) -> bool:
    """Whether there surely is nothing in it, and nobody can have put something there."""
    return isinstance(value.sole, ItemsRef) and not value.sole.items and not value.flows


def _yields_parameters(ref: Ref) -> bool:
    """Whether it is a stream of the parameters of a module, alone or with their names."""
    if not isinstance(ref, StreamRef):
        return False
    pair = ref.element.sole
    values = pair.items if isinstance(pair, ItemsRef) else (ref.element,)
    return any(PARAMETERS in obj.path for value in values for obj in value.objects)


def _element_of(ref: Ref) -> Value:
    if isinstance(ref, StreamRef):
        return ref.element
    if isinstance(ref, Obj):
        return of(ref.attr("[]"))
    if isinstance(ref, ItemsRef) and ref.keys is None:
        return join_values(ref.items) or NOTHING
    return NOTHING
