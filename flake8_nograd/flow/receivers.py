"""Template methods, which call what subclasses define: they are interpreted once for each class that inherits them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flake8_nograd.flow.classes import Classes, read_attributes
from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.traits import Traits
from flake8_nograd.flow.walk import calls_in
from flake8_nograd.syntax import program as p

MOST_RECEIVERS = 4
"""Classes that a method is interpreted for; if more inherit it, it is for none in particular."""

RECEIVER = "#class"
"""The name among an activation's literals of the class whose instance `self` is."""

_NEVER = frozenset({"__init__", "forward", "__call__"})


class Receivers:
    """Which methods are templates, and the classes whose instances their `self` may be."""

    def __init__(self, classes: Classes, traits: Callable[[p.Function], Traits]) -> None:
        self._classes = classes
        self._traits = traits
        self._templates: dict[int, bool] = {}
        self._subclasses: dict[int, list[p.Class]] = {}
        self._own_calls: dict[int, frozenset[str]] = {}
        self._handed_on: dict[int, frozenset[str]] = {}
        self._setting: dict[int, list[p.Function]] = {}

    def forget(self) -> None:
        """The bases of a class have become known."""
        self._templates.clear()
        self._subclasses.clear()
        self._setting.clear()

    def of(self, function: p.Function) -> list[p.Class]:
        """The classes that inherit a template method as it is, and have all that it calls.

        None if it is no template, or if there are too many.
        """
        owner = function.owner
        if owner is None or not self.is_template(function):
            return []
        classes = (owner, *self._below(owner))
        inherit = [x for x in classes if self._classes.method(x, function.name) is function]
        found = [x for x in inherit if not self._misses_any(x, function)]
        return found if len(found) <= MOST_RECEIVERS else []

    def setting_callers(self, function: p.Function) -> list[p.Function]:
        """The methods of a method's class that set an attribute which it reads, and lead to a call of it."""
        owner = function.owner
        if owner is None or function.name == "__init__":
            return []
        known = self._setting.get(function.pos)
        if known is None:
            classes, names = self._classes.mro(owner), sorted(read_attributes(function))
            setters = [x for name in names for klass in classes for x in self._classes.setters(klass, name)]
            others = [x for x in dict.fromkeys(setters) if x is not function and x.name not in _NEVER]
            known = [x for x in others if function.name in self._reached(x, owner)]
            self._setting[function.pos] = known
        return known

    def _misses_any(self, klass: p.Class, function: p.Function) -> bool:
        """Whether the class leaves a method to its subclasses that the function calls."""
        methods = (self._classes.method(klass, name) for name in self._reached(function, klass))
        return any(method is not None and self._traits(method).is_abstract for method in methods)

    def may_run(self, function: p.Function, klass: p.Class) -> bool:
        """Whether instances of the class may run the function: they do not if they have another in its place.

        That may hand on to it, as to a method of `super()`.
        """
        if function.owner is None or function.owner not in self._classes.mro(klass):
            return True
        own = self._classes.method(klass, function.name)
        return own is None or own is function or own.opaque or function.name in self._super_calls(own)

    def _super_calls(self, method: p.Function) -> frozenset[str]:
        found = self._handed_on.get(method.pos)
        if found is None:
            funcs = (call.func for call in calls_in(method.body))
            found = frozenset(x.name for x in funcs if isinstance(x, p.Attr) and _is_super(x.base))
            self._handed_on[method.pos] = found
        return found

    def exact(self, klass: p.Class) -> bool:
        """Whether no subclass of it is in sight."""
        return not self._below(klass)

    def is_template(self, function: p.Function) -> bool:
        """Whether the method calls, itself or through other methods, one that a subclass in sight overrides."""
        owner = function.owner
        if owner is None or function.name in _NEVER:
            return False
        known = self._templates.get(function.pos)
        if known is None:
            overridden = {name for x in self._below(owner) for name in x.methods}
            known = bool(overridden) and any(name in overridden for name in self._reached(function, owner))
            self._templates[function.pos] = known
        return known

    def _below(self, klass: p.Class) -> list[p.Class]:
        found = self._subclasses.get(klass.pos)
        if found is None:
            found = self._subclasses[klass.pos] = self._classes.subclasses(klass)
        return found

    def _reached(self, function: p.Function, owner: p.Class) -> Iterator[str]:
        """The names of the methods of `self` that run when the method does."""
        pending, seen = [function], {function.pos}
        while pending:
            for name in self._calls(pending.pop()):
                yield name
                method = self._classes.method(owner, name)
                if method is not None and method.pos not in seen:
                    seen.add(method.pos)
                    pending.append(method)

    def _calls(self, method: p.Function) -> frozenset[str]:
        found = self._own_calls.get(method.pos)
        if found is None:
            this = method.params[0].name if method.params else ""
            funcs = (call.func for call in calls_in(method.body))
            found = frozenset(x.name for x in funcs if isinstance(x, p.Attr) and dotted_text(x.base) == this)
            self._own_calls[method.pos] = found
        return found


def _is_super(node: p.Expr) -> bool:
    return isinstance(node, p.Call) and dotted_text(node.func) == "super"
