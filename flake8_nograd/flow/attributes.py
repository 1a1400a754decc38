"""Attributes: as a path sets them, as the classes of the file define them, or known only by their path."""

from __future__ import annotations

from flake8_nograd.flow.arguments import NO_ARGUMENTS
from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.flow.flows import NO_FLOWS
from flake8_nograd.flow.frame import Frame
from flake8_nograd.flow.graphs import PLAIN
from flake8_nograd.flow.switch import BY_DEFAULT, UNKNOWN, Switch, on_at
from flake8_nograd.flow.values import (
    NEW_WRAPPER,
    NOTHING,
    ClassRef,
    ConstRef,
    Dotted,
    FunctionRef,
    MethodRef,
    Obj,
    Ref,
    SavedRef,
    SuperRef,
    Value,
    combine,
    join_values,
    of,
)
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import tensors

MOST_OVERRIDES = 3


class AttributeRunner(Frame):
    """Reads and stores attributes."""

    # --- reading ---------------------------------------------------------------------------------------------------

    def attribute(self, base: Value, name: str, node: p.Expr) -> Value:
        """The value of an attribute of a value."""
        result = join_values(self._attribute_of(ref, name, node) for ref in base.refs)
        if result is None:
            plain = combine((base,))._replace(random=base.random)
            return plain.detached()._replace(graph=PLAIN) if name in tensors.DETACHING_ATTRIBUTES else plain
        if base.tags or base.flows:
            joined = result._replace(tags=result.tags | (base.tags - {"present"}), flows=result.flows | base.flows)
            result = joined.detached() if name in tensors.DETACHING_ATTRIBUTES else joined
        return result

    def _attribute_of(self, ref: Ref, name: str, node: p.Expr) -> Value:
        if isinstance(ref, Dotted):
            return self.run.imports.named(f"{ref.name}.{name}", self.function)
        if isinstance(ref, Obj):
            read = self.property_of(ref, name)
            if read is not None:
                call = p.Call(node.pos, node, (), (), False)
                given = self.call_function(call, FunctionRef(read, ref), NO_ARGUMENTS)
                if len(given.objects) > 1 and not given.open:
                    self.run.objects.register.alternatives.add(frozenset(given.objects))
                return given if given.refs else given._replace(refs=(ref.attr(name),))
            return self._object_attribute(ref, name)
        if isinstance(ref, ClassRef):
            return self.class_attribute(ref.klass, name, None)
        if isinstance(ref, SuperRef):
            return self._super_attribute(ref, name)
        return NOTHING

    def _object_attribute(self, obj: Obj, name: str) -> Value:
        """As set on this path, as its class defines it, or an object known only by its path."""
        if name == "grad":
            self.activation.grads_read.add(obj)
        if name == "training":
            return of(SavedRef(self._flag(obj)))
        found = self.state.attrs.get((obj, name))
        if found is not None:  # As this path has set it, or only one of those that it comes from.
            return self._with_attribute_flow(obj, name, found) if obj.attr(name) in found.objects else found
        klass = self.class_of(obj)
        if klass is not None:
            found = self.class_attribute(klass, name, obj)
            if found is not NOTHING:
                return self._with_attribute_flow(obj, name, found)
        if name in ("module", "_orig_mod") and self._is_wrapped(obj):
            return of(obj)
        return self._with_attribute_flow(obj, name, of(obj.attr(name)))

    def _with_attribute_flow(self, obj: Obj, name: str, value: Value) -> Value:
        """An attribute of `self` also holds what other methods put there."""
        if obj.root[0] != "self" or obj.path:
            return value
        flow = ("attr", self.run.classes.family(obj.root[1]), name)
        return value._replace(flows=value.flows | {flow})

    def _super_attribute(self, ref: SuperRef, name: str) -> Value:
        """An attribute through `super()`."""
        for current in self.run.classes.mro(ref.klass)[1:]:
            if name in current.methods:
                return of(FunctionRef(current.methods[name], ref.obj))
        return of(MethodRef(ref.obj, name))

    # --- classes ---------------------------------------------------------------------------------------------------

    def class_of(self, obj: Obj) -> p.Class | None:
        """The class of the file that the object is an instance of, if that is known."""
        receiver = self.activation.receiver
        if receiver is not None and self._is_own_self(obj):
            return receiver
        return self.run.objects.class_of(obj)

    def _is_own_self(self, obj: Obj) -> bool:
        owner = self.function.owner
        return owner is not None and obj == Obj(("self", owner.pos))

    def _flag(self, obj: Obj) -> Switch:
        """The mode that `.training` tells; of a wrapped module, it may be the wrapper's, which is train at first."""
        mode = self.state.mode(obj)
        at_first = self.state.attrs.get((obj, NEW_WRAPPER))
        if at_first is None:
            return mode.join(UNKNOWN) if self.run.objects.is_wrapped(obj) else mode
        return mode.join(on_at(BY_DEFAULT)) if at_first.sole == SavedRef(mode) else mode

    def _is_wrapped(self, obj: Obj) -> bool:
        """Whether `.module` of it may be itself: wrappers are followed as aliases of what they wrap."""
        klass = self.class_of(obj)
        return klass is None or not self.run.classes.assigns(klass, "module")

    def class_attribute(self, klass: p.Class, name: str, obj: Obj | None) -> Value:
        """A method, or an attribute that the class's own methods set; NOTHING if neither is in sight."""
        for current in self.run.classes.mro(klass):
            method = current.methods.get(name)
            if method is not None:
                traits = self.run.traits(method)
                if traits.is_property:
                    return NOTHING
                overrides = self._overrides(klass, name, obj) if obj is not None and obj.root[0] == "self" else ()
                are_all = traits.is_abstract and name not in self.run.defined_elsewhere
                methods = overrides if overrides and are_all else (method, *overrides)
                refs = tuple(FunctionRef(x, None if traits.is_static else obj) for x in methods)
                return Value(refs, False)
            template = self.run.class_template(current, name)
            if template is not None and obj is not None:
                return self._instantiated(template, obj, name)
            if template is not None:
                return template
        return NOTHING

    def _overrides(self, klass: p.Class, name: str, obj: Obj) -> list[p.Function]:
        """The methods of this name in subclasses: `self` may be an instance of one of them."""
        if obj.path or self.activation.receiver is not None:
            return []
        below = (x for x in self.run.classes.subclasses(klass) if name in x.methods)
        found = [x.methods[name] for x in below if self.run.receivers.may_run(self.function, x)]
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
                register = self.run.objects.register
                register.origins.setdefault(path, self.run.objects.origin(ref))
                if ref in register.annotated:
                    register.annotated.setdefault(path, register.annotated[ref])
                for known in (register.used_as_module, register.plain_callables, register.any_callable):
                    if ref in known:
                        known.add(path)
                refs.append(path)
            elif isinstance(ref, ConstRef):
                refs.append(obj.attr(name))
            else:
                refs.append(ref)
        unique = tuple(dict.fromkeys(refs)) or (obj.attr(name),)
        return template._replace(refs=unique, open=False, flows=NO_FLOWS)

    def annotated_fields(self, klass: p.Class) -> dict[str, Value]:
        """What a class body only says of attributes of its instances: `model: Net`."""
        found: dict[str, Value] = {}
        for node in klass.body:
            if isinstance(node, p.Assign) and node.value is None and node.annotation is not None:
                field = Obj(("new", node.annotation.pos))
                self.run.activations.parameters.annotate_field(field, node.annotation, self.function)
                found.update((x.id, of(field)) for x in node.targets if isinstance(x, p.Name))
        return found

    # --- storing ---------------------------------------------------------------------------------------------------

    def store(self, obj: Obj, name: str, value: Value) -> None:
        """`obj.name = value`."""
        self.note_names(name, value)
        if obj.root[0] == "self" and not obj.path:
            put = (x for x in value.objects if x != obj.attr(name))  # `self.mean = self.mean.to(device)` adds nothing.
            self.run.objects.register.parts.setdefault(obj.root[1], set()).update(put)
        self.state = self.state.set_attr(obj, name, value)
        self.note_attribute_flow(obj, name, value)

    def note_attribute_flow(self, obj: Obj, name: str, value: Value) -> None:
        """Remember, for all methods of the class, what flows into the attribute."""
        self.activation.escaping.update(flow for flow in value.flows if isinstance(flow, ForwardPass))
        if obj.root[0] == "self" and value.flows:
            attribute = ("attr", self.run.classes.family(obj.root[1]), name)
            self.run.contents.setdefault(attribute, set()).update(value.flows)
