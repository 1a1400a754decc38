"""A frame: one function body being interpreted, with its names and attributes."""

from __future__ import annotations

import builtins
from dataclasses import replace
from typing import TYPE_CHECKING

from flake8_nograd.flow.conditions import dotted_text
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.exits import Exits
from flake8_nograd.flow.facts import Activation, ForwardPass, Loop
from flake8_nograd.flow.state import Key, State
from flake8_nograd.flow.switch import UNKNOWN, Switch
from flake8_nograd.flow.values import (
    NOTHING,
    ClassRef,
    ConstRef,
    Dotted,
    FunctionRef,
    ItemsRef,
    MethodRef,
    Obj,
    Ref,
    StreamRef,
    Value,
    combine,
    of,
)
from flake8_nograd.syntax import program as p

if TYPE_CHECKING:
    from flake8_nograd.flow.interpreter import Interpreter

_BUILTINS = frozenset(dir(builtins))

MOST_OVERRIDES = 3


class Frame:
    """Names, attributes and classes as this function body sees them."""

    def __init__(self, run: Interpreter, activation: Activation, state: State) -> None:
        self.run = run
        self.activation = activation
        self.function = activation.function
        self.state = state
        self.exits = Exits()
        self.loops: list[Loop] = []
        self.heads: dict[tuple[int, frozenset[tuple[Key, bool]]], tuple[State, list[State], Exits]] = {}
        self.unrolling = 0
        self.split: list[State] = []
        self.yields: list[State] = []
        self.dead = False
        self.joint: Switch | None = None

    # --- names -----------------------------------------------------------------------------------------------------

    def lookup(self, name: str) -> Value:
        """The value of a name that this body has not bound on this path."""
        if name in self.function.bound and self.function is not self.run.program.main:
            return of(Obj(("name", self.function.pos, name)))
        if name in self.function.borrowed:
            found = self.state.attrs.get((self.run.globals, name))
            if found is not None:
                return found
        outer = self.function.outer
        while outer is not None:
            found = self.run.scope_value(outer, name)
            if found is not None:
                return found
            outer = outer.outer
        found = self.run.scope_value(self.run.program.main, name) or self.run.hoisted(name)
        if found is not None:
            return found
        return of(Dotted(name)) if name in _BUILTINS else of(Obj(("name", 0, name)))

    def bind(self, name: str, value: Value) -> None:
        """Let a local, global or nonlocal name hold the value."""
        self._note_names(name, value)
        if name in self.function.borrowed:
            self.state = self.state.set_attr(self.run.globals, name, value)
            return
        self.state = self.state.bind(name, value)

    def _note_names(self, name: str, value: Value) -> None:
        for obj in value.objects:
            if not obj.path and obj.root[0] == "new":
                self.run.objects.register.names.setdefault(obj, name)

    def import_names(self, node: p.Import) -> None:
        for name, full in node.bindings:
            self.bind(name, of(Dotted(full)))

    def tagged_by_name(self, name: str, value: Value, *, key: bool = False) -> Value:
        """The value with what its name says of evaluation or training data."""
        tag = self.run.words.data_tag(name, key=key)
        if tag is None or tag in value.tags:
            return value
        return replace(value, tags=value.tags - {"eval_data", "train_data"} | {tag})

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
        evidence = self.run.objects.annotation_evidence(text)
        if evidence is not Evidence.NONE:
            self.run.objects.register.annotated[obj] = evidence
        return of(obj) if bare else value

    def joint_mode(self, value: Value) -> Switch | None:
        """The mode of whichever object is meant, if there may be several."""
        objects = value.objects
        if len(value.refs) < 2 or not objects:
            return None
        joint = UNKNOWN if value.open or len(objects) < len(value.refs) else Switch()
        for obj in objects:
            joint = joint.join(self.state.mode(obj))
        return joint

    # --- objects ---------------------------------------------------------------------------------------------------

    @staticmethod
    def is_object(ref: Ref) -> bool:
        return isinstance(ref, Obj)

    def class_of(self, obj: Obj) -> p.Class | None:
        """The class of the file that the object is an instance of, if that is known."""
        return self.run.objects.class_of(obj)

    def is_wrapped(self, obj: Obj) -> bool:
        """Whether `.module` of it may be itself: wrappers are followed as aliases of what they wrap."""
        return self.class_of(obj) is None or not self.run.classes.assigns(self.class_of(obj), "module")

    def class_attribute(self, klass: p.Class, name: str, obj: Obj | None) -> Value:
        """A method, or an attribute that the class's own methods set; NOTHING if neither is in sight."""
        for current in self.run.classes.mro(klass):
            method = current.methods.get(name)
            if method is not None:
                traits = self.run.traits(method)
                if traits.is_property:
                    return NOTHING
                overrides = self._overrides(klass, name, obj) if obj is not None and obj.root[0] == "self" else ()
                refs = tuple(FunctionRef(x, None if traits.is_static else obj) for x in (method, *overrides))
                return Value(refs, False)
            template = self.run.class_template(current, name)
            if template is not None and obj is not None:
                return self._instantiated(template, obj, name)
            if template is not None:
                return template
        return NOTHING

    def _overrides(self, klass: p.Class, name: str, obj: Obj) -> list[p.Function]:
        """The methods of this name in subclasses: `self` may be an instance of one of them."""
        if obj.path:
            return []
        found = [x.methods[name] for x in self.run.classes.subclasses(klass) if name in x.methods]
        return found[:MOST_OVERRIDES]

    def property_of(self, obj: Obj, name: str) -> p.Function | None:
        """The property of the object's class that an attribute is read through, if there is one in sight."""
        klass = self.class_of(obj)
        if klass is None:
            return None
        for current in self.run.classes.mro(klass):
            method = current.methods.get(name)
            if method is not None:
                return method if self.run.traits(method).is_property else None
        return None

    def _instantiated(self, template: Value, obj: Obj, name: str) -> Value:
        """An attribute as its class sets it, for this object: modules are known by their path from it."""
        refs: list[Ref] = []
        for ref in template.refs:
            if isinstance(ref, Obj):
                path = obj.attr(name)
                self.run.objects.register.origins.setdefault(path, self.run.objects.origin(ref))
                refs.append(path)
            elif isinstance(ref, ConstRef):
                refs.append(obj.attr(name))
            else:
                refs.append(ref)
        unique = tuple(dict.fromkeys(refs)) or (obj.attr(name),)
        return replace(template, refs=unique, open=False, flows=frozenset())

    def super_attribute(self, ref: object, name: str) -> Value:
        """An attribute through `super()`."""
        klass, obj = ref.klass, ref.obj  # type: ignore[attr-defined]
        for current in self.run.classes.mro(klass)[1:]:
            if name in current.methods:
                return of(FunctionRef(current.methods[name], obj))
        return of(MethodRef(obj, name))

    def store(self, obj: Obj, name: str, value: Value) -> None:
        """`obj.name = value`."""
        self._note_names(name, value)
        if obj.root[0] == "self" and not obj.path:
            self.run.objects.register.parts.setdefault(obj.root[1], set()).update(value.objects)
        self.state = self.state.set_attr(obj, name, value)
        self.note_attribute_flow(obj, name, value)

    def note_attribute_flow(self, obj: Obj, name: str, value: Value) -> None:
        """Remember, for all methods of the class, what flows into the attribute."""
        self.activation.escaping.update(flow for flow in value.flows if isinstance(flow, ForwardPass))
        if obj.root[0] == "self" and value.flows:
            self.run.attribute_flows.setdefault(("attr", self.run.classes.family(obj.root[1]), name), set()).update(value.flows)

    def with_attribute_flow(self, obj: Obj, name: str, value: Value) -> Value:
        """An attribute of `self` also holds what other methods put there."""
        if obj.root[0] != "self" or obj.path:
            return value
        flow = ("attr", self.run.classes.family(obj.root[1]), name)
        return replace(value, flows=value.flows | {flow})

    # --- iteration -------------------------------------------------------------------------------------------------

    def element(self, iterated: Value, node: p.Expr) -> Value:
        """What one item of the iterated value is."""
        found: Value | None = None
        for ref in iterated.refs:
            item = self._element_of(ref)
            found = item if found is None else found.join(item)
        rest = replace(combine((iterated,)), tags=iterated.tags - {"present", "nonempty"}, graph=iterated.graph)
        if found is None:
            return replace(rest, random=iterated.random)
        return replace(found, flows=found.flows | rest.flows, tags=found.tags | rest.tags)

    @staticmethod
    def _element_of(ref: Ref) -> Value:
        if isinstance(ref, StreamRef):
            return ref.element
        if isinstance(ref, Obj):
            return of(ref.attr("[]"))
        if isinstance(ref, ItemsRef) and ref.keys is None and ref.items:
            result = ref.items[0]
            for item in ref.items[1:]:
                result = result.join(item)
            return result
        return NOTHING

    def at_least_once(self, node: p.Expr, iterated: Value) -> bool:
        """Whether a loop over the value surely runs:

        It is not empty, or it holds the models that are asked for later.
        """
        sole = iterated.sole
        if "nonempty" in iterated.tags or (isinstance(sole, ItemsRef) and bool(sole.items)):
            return True
        name = self.text(node).rpartition(".")[2]
        return isinstance(sole, (Obj, StreamRef)) and self.run.words.is_model_name(name)

    # --- classes and functions -------------------------------------------------------------------------------------

    def define_class(self, klass: p.Class) -> None:
        """A class statement: its body runs in a scope of its own, its methods later."""
        before = self.state
        self.run.define_class(klass, self)
        self.run_class_body(klass)
        self.state = before._replace(modes=self.state.modes, grad=self.state.grad)
        self.bind(klass.name, of(ClassRef(klass)))

    def define_function(self, function: p.Function) -> None:
        """A function statement: its decorators are evaluated, its body is interpreted later."""
        self.run.define_function(function, self)
        self.bind(function.name, of(FunctionRef(function)))

    def run_class_body(self, klass: p.Class) -> None:
        raise NotImplementedError

    def eval(self, node: p.Expr) -> Value:
        """The value of an expression."""
        raise NotImplementedError
