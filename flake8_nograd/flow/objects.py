"""What is known of objects over the whole file, whatever the path: their origin, and whether they are modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flake8_nograd.flow.classes import Classes
from flake8_nograd.flow.evidence import Evidence, Origin, Register
from flake8_nograd.flow.values import Obj
from flake8_nograd.flow.words import Words
from flake8_nograd.syntax.program import Class
from flake8_nograd.torch_facts import modules

MOST_CLASSES = 60
"""Classes of modules inside modules that are looked into."""

_NOTHING_KNOWN = Origin()
_ELEMENT_STEPS = ("[", "*")
_WRAPPER_STEPS = frozenset({"module", "_orig_mod"})


class Objects:
    """Answers questions about objects from the evidence that the interpreter has gathered."""

    def __init__(
        self,
        classes: Classes,
        words: Words,
        is_of_own_package: Callable[[str], bool],
        run_constructor: Callable[[Class], None],
    ) -> None:
        """`is_of_own_package` tells of a dotted name that it is not a library's, but of the code that is checked.

        `run_constructor` makes known what the constructor of a class itself puts into attributes.
        """
        self._is_of_own_package = is_of_own_package
        self.register = Register()
        self._run_constructor = run_constructor
        self._classes = classes
        self._words = words
        self._by_pos: dict[int, Class] = {}

    def add_class(self, klass: Class) -> None:
        """Know a class of the file by its position."""
        self._by_pos[klass.pos] = klass

    def origin(self, obj: Obj) -> Origin:
        """Where the object came from; an empty origin if that is not known."""
        found = self.register.origins.get(obj)
        if found is None:
            found = self.register.origins.get(_as_built(obj))
        if found is None and obj.parent is not None and obj.path[-1].startswith("["):
            found = self._of_item(self.origin(obj.parent).parts)
        return _NOTHING_KNOWN if found is None else found

    def _of_item(self, parts: tuple[Obj, ...]) -> Origin | None:
        """Where an item of a container of modules came from, if all that it was made of is of one class in sight."""
        origins = [self.origin(part) for part in parts]
        same = bool(origins) and origins[0].klass is not None and all(x.klass is origins[0].klass for x in origins)
        return origins[0] if same else None

    def is_wrapped(self, obj: Obj) -> bool:
        """Whether a wrapper was put round the module."""
        return not self.register.wrapped.isdisjoint((obj, _as_built(obj)))

    def class_of(self, obj: Obj) -> Class | None:
        """The class of the file that the object is an instance of, if that is known."""
        if obj.root[0] == "self" and not obj.path:
            return self._by_pos.get(obj.root[1])
        return self.origin(obj).klass

    # --- evidence --------------------------------------------------------------------------------------------------

    def evidence(self, obj: Obj) -> Evidence:
        """How sure it is that the object is a module, by the strongest evidence."""
        known = self._by_origin(obj)
        if known is not None:
            return known
        register = self.register
        if obj in register.methods:
            return Evidence.NONE
        if obj in register.plain_callables:
            return Evidence.AGAINST
        annotated = register.annotated.get(obj)
        is_used = obj in register.used_as_module or obj in register.trained
        if annotated is not None and not (is_used and obj in register.any_callable):
            return annotated
        if is_used:
            return Evidence.USED
        return Evidence.AGAINST if obj in register.classes else self._by_name(obj)

    def _by_origin(self, obj: Obj) -> Evidence | None:
        klass = self.class_of(obj)
        if klass is not None:
            if self._classes.is_module(klass):
                return Evidence.AGAINST if self.has_no_parameters(obj) else Evidence.BUILT
            is_of_library = any(map(self._guards_itself, self._classes.foreign(klass)))
            return None if self._classes.may_be_module(klass) and not is_of_library else Evidence.AGAINST
        if obj.parent is not None and self._is_of_runtime(obj.parent):
            return Evidence.AGAINST
        maker = self.origin(obj).maker
        if not maker:
            return None
        if self._guards_itself(maker) or _makes_no_module(maker):
            return Evidence.AGAINST
        if maker.rpartition(".")[2] in modules.PRETRAINED:
            return Evidence.BUILT if maker.startswith(modules.PRETRAINED_ROOTS) else None
        if any(maker.startswith(prefix) for prefix, mode in modules.MODULE_MAKERS if mode not in ("no", "copy")):
            return Evidence.USED if maker == "torch.load" else Evidence.BUILT
        return None

    def _is_of_runtime(self, obj: Obj) -> bool:
        """Whether the class of the object inherits from a library that runs models without PyTorch."""
        klass = self.class_of(obj)
        return klass is not None and any(base.startswith(modules.RUNTIMES) for base in self._classes.foreign(klass))

    def _guards_itself(self, name: str) -> bool:
        """Whether what a library makes by this name guards itself.

        What the library itself takes out of its depths does not: only what it offers on top.
        """
        rest = name.partition(".")[2]
        is_inside = "." in rest and self._is_of_own_package(name) and not self._words.guards_itself(f"other.{rest}")
        return self._words.guards_itself(name) and not is_inside

    def _by_name(self, obj: Obj) -> Evidence:
        last = obj.path[-1] if obj.path else ""
        if last.startswith(_ELEMENT_STEPS) or last in _WRAPPER_STEPS:
            parent = obj.parent
            if parent is None or self._words.stands_beside_models(last[1:-1]):
                return Evidence.NONE
            return min(self.evidence(parent), Evidence.USED)
        name = last or self.name_of(obj)
        # Of whatever object an attribute of this name is treated as a module, somewhere in sight.
        if last and (self._words.is_part_name(last) or last in self.register.used_as_module.attributes):
            parent = obj.parent
            if parent is not None and self.evidence(parent) >= Evidence.NAME:
                return Evidence.NAME
        return Evidence.NAME if name and self._words.is_model_name(name) else Evidence.NONE

    def name_of(self, obj: Obj) -> str:
        """The name that the program gives the object; empty if it has none."""
        if obj.path:
            return obj.path[-1]
        if obj.root[0] in ("param", "name"):
            return str(obj.root[2])
        return self.register.names.get(obj, "")

    # --- parameters ------------------------------------------------------------------------------------------------

    def has_no_parameters(self, obj: Obj) -> bool:
        """Whether the object is a module of a class that is wholly in sight and has no parameters, nor has a part."""
        klass = self.class_of(obj)
        is_self = obj.root[0] == "self" and not obj.path  # It may be one of a subclass that has some.
        if klass is None or is_self or self._may_be_of_subclass(obj, klass):
            return False
        return self._lacks_parameters(klass, set())

    def _may_be_of_subclass(self, obj: Obj, klass: Class) -> bool:
        """Whether it is only annotated with a class that leaves its `forward` to subclasses, out of sight mostly."""
        return obj.root[0] == "param" and self._classes.is_abstract(klass)

    def may_have_parameters(self, obj: Obj) -> bool:
        """Whether the object may be a module with parameters that require a gradient."""
        return self._may_have_parameters(obj, set())

    def _lacks_parameters(self, klass: Class, seen: set[Class]) -> bool:
        classes = self._classes
        if klass in seen:
            return True
        if len(seen) > MOST_CLASSES:
            return False
        seen.add(klass)
        if self._adds_parameters(klass):
            return False
        called = self._called(klass)
        parts = list(self.parts_of(klass))
        given = {str(part.root[2]) for part in parts if part.root[0] == "param"} - self._classes.scalars_given(klass)
        is_hidden = any(method.opaque for x in classes.mro(klass) for method in x.methods.values())
        if given and (is_hidden or called - given - classes.method_names(klass)):
            return False  # One of them may be called, under another name.
        return not any(self._may_have_parameters(x, seen) and not self._is_plain(x, called) for x in parts)

    def has_parts_only(self, obj: Obj) -> bool:
        """Whether the class of a module is wholly in sight, and all its parameters are those of its parts."""
        klass = self.class_of(obj)
        return klass is not None and not self._adds_parameters(klass)

    def _adds_parameters(self, klass: Class) -> bool:
        foreign = self._classes.foreign(klass)
        own = self._classes.info(klass).foreign  # What is abstract itself is there for subclasses, which add some.
        foreign = [base for base in foreign if base in own or base not in modules.PLAIN_BASES]
        if any(base not in modules.MODULE_BASES or base.endswith("Sequential") for base in foreign):
            return True
        return any(self._classes.makes_parameters(x) for x in self._classes.mro(klass))

    def _called(self, klass: Class) -> set[str]:
        return {name for x in self._classes.mro(klass) for name in self._classes.called_attributes(x)}

    def _may_have_parameters(self, obj: Obj, seen: set[Class]) -> bool:
        klass = self.class_of(obj)
        if klass is not None:
            is_open = self._may_be_of_subclass(obj, klass) or not self._lacks_parameters(klass, seen)
            return self._classes.may_be_module(klass) and is_open
        maker = self.origin(obj).maker
        if self.origin(obj).frozen or _makes_no_module(maker) or maker.partition(".")[0] in modules.PLAIN_ROOTS:
            return False
        return not self.is_bare_layer(obj)

    def is_bare_layer(self, obj: Obj) -> bool:
        """Whether the object is a layer of `torch.nn` without parameters: its output has the graph of its input."""
        maker = self.origin(obj).maker
        return maker.startswith("torch.nn.") and maker.rpartition(".")[2] in modules.NO_PARAMETERS

    def _is_plain(self, part: Obj, called: set[str]) -> bool:
        """Whether a parameter of a constructor is a number or a text, as far as its name and its use tell."""
        return part.root[0] == "param" and part.root[2] not in called and self.evidence(part) <= Evidence.NONE

    def parts_with_parameters(self, obj: Obj) -> list[Obj]:
        """Those modules with parameters that a container was made of, or that the class of a module holds."""
        klass = self.class_of(obj)
        called = set() if klass is None else self._called(klass)
        parts = self.origin(obj).parts if klass is None else self.parts_of(klass)
        return [part for part in parts if self.may_have_parameters(part) and not self._is_plain(part, called)]

    # --- layers ----------------------------------------------------------------------------------------------------

    def layers(self, obj: Obj) -> frozenset[str]:
        """The names of the mode-dependent layers in sight in the module."""
        return frozenset(self._layers(obj, set()))

    def _layers(self, obj: Obj, seen: set[Class]) -> Iterator[str]:
        origin = self.origin(obj)
        yield from origin.layers
        last = origin.maker.rpartition(".")[2]
        if last in modules.MODE_DEPENDENT:
            yield last
        klass = self.class_of(obj)
        if klass is None or klass in seen or len(seen) > MOST_CLASSES:
            return
        seen.add(klass)
        for part in self.parts_of(klass):
            yield from self._layers(part, seen)

    def parts_of(self, klass: Class) -> Iterator[Obj]:
        """The objects that the constructors of the class put into attributes."""
        for current in self._classes.mro(klass):
            self._run_constructor(current)
            yield from tuple(self.register.parts.get(current.pos, ()))  # More may be learnt meanwhile.


def _as_built(obj: Obj) -> Obj:
    """An object that a called function built, as that function knows it."""
    return Obj(obj.root[:2], obj.path) if obj.root[0] == "new" and len(obj.root) > 2 else obj


def _makes_no_module(maker: str) -> bool:
    return maker.startswith(modules.NO_MODULES) or maker.endswith(modules.NO_MODULE_ENDINGS)
