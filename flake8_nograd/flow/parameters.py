"""What the parameters of a function hold at its entry, and which literal arguments it is interpreted for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flake8_nograd.flow.annotations import annotation_evidence, annotation_names
from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.evidence import Evidence, Origin
from flake8_nograd.flow.facts import Activation
from flake8_nograd.flow.project import main_of
from flake8_nograd.flow.state import State
from flake8_nograd.flow.switch import BY_DEFAULT, ENTRY, on_at
from flake8_nograd.flow.values import ClassRef, ConstRef, FunctionRef, Obj, SavedRef, Value, WrappedRef, constant, of
from flake8_nograd.flow.words import is_class_name
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules

if TYPE_CHECKING:
    from flake8_nograd.flow.interpreter import Interpreter

Literals = tuple[tuple[str, object], ...]
"""Parameters that conditions look at, each with its value or with `PRESENT`, and the functions given for those that
are called."""


class _Present:
    """Stands for an argument of which no more is known than that it is not None."""


PRESENT = _Present()

_SCALARS = (bool, str, int, type(None))


class Parameters:
    """Questions about the parameters of functions of one run."""

    def __init__(self, run: Interpreter) -> None:
        self._run = run

    def entry(self, activation: Activation) -> State:
        """The state in which the body begins."""
        function = activation.function
        if function.is_module_body:
            return State({}, {}, {}, on_at(BY_DEFAULT))
        grad = activation.guarded if activation.guarded is not None else ENTRY
        literals = dict(activation.literals)
        env = {param.name: self._value(function, param, literals) for param in function.params}
        return State(env, {}, {}, grad)

    def _value(self, function: p.Function, param: p.Param, literals: Mapping[str, object]) -> Value:
        traits = self._run.traits(function)
        if param is function.params[0] and function.owner is not None and not traits.is_static:
            return of(ClassRef(function.owner)) if traits.is_class_method else of(Obj(("self", function.owner.pos)))
        flow = ("param", function.pos, param.name)
        if param.kind:
            return Value((), True, frozenset({flow}))
        obj = Obj(flow)
        self._annotate(obj, param.annotation, function, is_called=param.name in traits.called)
        if self._is_class(param.default, function):
            self._run.objects.register.classes.add(obj)
        elif self._is_function(param.default, function):
            self._run.objects.register.plain_callables.add(obj)
        literal = literals.get(param.name)
        if literal is PRESENT:
            return Value((obj,), False, frozenset({flow})).with_tags("present")
        if isinstance(literal, ConstRef):
            return constant(literal.value)
        if isinstance(literal, FunctionRef):
            return Value((literal,), False, frozenset({flow}))
        return Value((obj,), False, frozenset({flow}))

    def annotate_field(self, obj: Obj, annotation: p.Expr, body: p.Function) -> None:
        """Learn what an annotation in the body of a class says of an attribute of its instances."""
        self._annotate(obj, annotation, body, is_called=True)

    def _annotate(self, obj: Obj, annotation: p.Expr | None, function: p.Function, *, is_called: bool) -> None:
        """Learn what an annotation says of a parameter; into other files only for what the function itself calls."""
        for text in annotation_names(annotation):
            full = self._run.programs.canonical(text, function)
            evidence = annotation_evidence(full, self._run.words)
            is_namesake = evidence is Evidence.AGAINST and self._run.programs.is_of_own_package(full)
            klass = self._annotated_class(text, full, function, is_followed=is_called or is_namesake)
            if klass is not None:
                self._run.objects.register.origins.setdefault(obj, Origin(klass))
            if is_namesake and (klass is not None or self._run.programs.is_alone):
                continue  # This is no user of the library of that name, but its own code, which says what the class is.
            if evidence is not Evidence.NONE:
                self._run.objects.register.annotated.setdefault(obj, evidence)
            if full.rpartition(".")[2] == modules.ANY_CALLABLE:  # Be it one of several things that it may be.
                self._run.objects.register.any_callable.add(obj)
                self._run.objects.register.annotated[obj] = Evidence.AGAINST

    def _annotated_class(self, text: str, full: str, function: p.Function, *, is_followed: bool) -> p.Class | None:
        """The class in sight that an annotation names, here by `text` and elsewhere by its `full` name."""
        value = self._named(text, function)
        if is_followed and full != text and self._run.programs.is_own(function):
            value = self._run.imports.value(full, function)
        return value.sole.klass if value is not None and isinstance(value.sole, ClassRef) else None

    def _named(self, text: str, function: p.Function) -> Value | None:
        """What a name stands for in the file of the function, defined by then or not."""
        return self._run.scope_value(main_of(function), text) or self._run.programs.hoisted(text, function)

    def _is_class(self, default: p.Expr | None, function: p.Function) -> bool:
        """Whether a default is a class: one in sight, or an imported name that is written as those of classes are."""
        text = None if default is None else dotted_text(default)
        if text is None:
            return False
        value = self._named(text, function)
        if value is not None and isinstance(value.sole, ClassRef):
            return True
        full = self._run.programs.canonical(text, function)
        return full != text and is_class_name(full.rpartition(".")[2])

    def _is_function(self, default: p.Expr | None, function: p.Function) -> bool:
        """Whether a default is a function: one in sight, or an imported name. Nobody shares a module in this way."""
        text = None if default is None else dotted_text(default)
        if text is None:
            return False
        value = self._named(text, function)
        if value is not None and isinstance(value.sole, (FunctionRef, WrappedRef)):
            return True
        return text.partition(".")[0] in self._run.programs.of(function).imports and text.islower()

    # --- literal arguments -----------------------------------------------------------------------------------------

    def literals(self, function: p.Function, bindings: Mapping[str, Value], node: p.Call) -> Literals:
        """The arguments that the body's conditions look at, as far as their values are known."""
        traits = self._run.traits(function)
        looked_at = traits.deciding | traits.handed_on | traits.called
        found: list[tuple[str, object]] = []
        for param in function.params:
            if param.kind or param.name not in looked_at:
                continue
            given = bindings.get(param.name)
            literal = self._literal(param, given, node)
            decides = param.name in traits.deciding
            if literal is not None and (decides or (isinstance(literal, ConstRef) and isinstance(literal.value, bool))):
                found.append((param.name, literal))
            elif given is not None and isinstance(given.sole, FunctionRef) and param.name in traits.called:
                found.append((param.name, given.sole))
        return tuple(found)

    def _literal(self, param: p.Param, given: Value | None, node: p.Call) -> object | None:
        if given is None:
            default = param.default
            if isinstance(default, p.Const) and not node.starred and isinstance(default.value, _SCALARS):
                return ConstRef(default.value, type(default.value).__name__)
            return None
        sole = given.sole
        if isinstance(sole, SavedRef) and (sole.switch.surely_on or sole.switch.surely_off):
            return ConstRef(sole.switch.surely_on, "bool")  # The mode that a module was in.
        if isinstance(sole, ConstRef) and isinstance(sole.value, _SCALARS):
            return sole
        has_none = isinstance(param.default, p.Const) and param.default.value is None
        return PRESENT if has_none and isinstance(sole, Obj) and self._is_there(sole) else None

    def _is_there(self, obj: Obj) -> bool:
        """Whether an object is surely not None: it was built, or is a parameter that has no None to be left at."""
        if obj.root[0] != "param":
            return True
        function = self._run.programs.function_at(obj.root[1])
        if function is None:
            return False
        param = next((x for x in function.params if x.name == obj.root[2]), None)
        return param is None or param.default is None
