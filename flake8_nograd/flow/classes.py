"""The classes of the file: their bases, methods and the attributes that their methods set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flake8_nograd.flow.dotted import dotted_text, last_name
from flake8_nograd.flow.values import Value
from flake8_nograd.flow.walk import calls_in, expressions, own_expressions, statements
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import frameworks, modules

MOST_ALIKE = 4
"""Methods of one name, each of which the call of an unknown object may be of."""


@dataclass(slots=True)
class ClassInfo:
    """What is known of one class. `bases` are classes of the file; `foreign` the canonical names of the others."""

    klass: p.Class
    bases: list[p.Class] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    setters: dict[str, list[p.Function]] = field(default_factory=dict)
    class_values: dict[str, Value] = field(default_factory=dict)
    makes_parameters: bool | None = None


class Classes:
    """All classes of a file."""

    def __init__(self) -> None:
        self.infos: dict[int, ClassInfo] = {}
        self._mro: dict[int, list[p.Class]] = {}
        self._only_builds: dict[int, bool] = {}
        self._methods: dict[str, list[tuple[p.Class, p.Function]]] = {}

    def info(self, klass: p.Class) -> ClassInfo:
        found = self.infos.get(klass.pos)
        if found is None:
            found = self.infos[klass.pos] = ClassInfo(klass)
            for own, method in klass.methods.items():
                self._methods.setdefault(own, []).append((klass, method))
                for name in assigned_attributes(method):
                    found.setters.setdefault(name, []).append(method)
        return found

    def mro(self, klass: p.Class) -> list[p.Class]:
        """The class and its bases in the file, depth first, each once."""
        known = self._mro.get(klass.pos)
        if known is None:
            known, pending = [], [klass]
            while pending:
                current = pending.pop(0)
                if current not in known:
                    known.append(current)
                    pending = self.info(current).bases + pending
            self._mro[klass.pos] = known
        return known

    def foreign(self, klass: p.Class) -> list[str]:
        """The canonical names of all bases that are not in the file."""
        return [name for current in self.mro(klass) for name in self.info(current).foreign]

    def is_module(self, klass: p.Class) -> bool:
        """It surely is an `nn.Module`."""
        return any(name in modules.MODULE_BASES or _ends_like_module(name) for name in self.foreign(klass))

    def may_be_module(self, klass: p.Class) -> bool:
        """It is, or inherits from something unseen that may be."""
        foreign = self.foreign(klass)
        if any(name.partition(".")[0] in frameworks.OTHER_FRAMEWORKS for name in foreign):
            return False
        return self.is_module(klass) or any(name not in modules.PLAIN_BASES for name in foreign)

    def makes_parameters(self, klass: p.Class) -> bool:
        """Whether a method of the class itself makes a parameter or adds a part, or puts what it makes into a list.

        What is in a plain list is no part, but its parameters are recorded as well when it runs.
        """
        info = self.info(klass)
        if info.makes_parameters is None:
            calls = [call for method in klass.methods.values() for call in calls_in(method.body)]
            info.makes_parameters = any(_last(call) in _PART_MAKERS or _keeps_what_is_made(call) for call in calls)
        return info.makes_parameters

    def only_builds(self, klass: p.Class) -> bool:
        """Whether the constructor of a class, with the methods that it calls, switches, freezes and loads nothing."""
        found = self._only_builds.get(klass.pos)
        if found is None:
            found = self._only_builds[klass.pos] = self._builds(klass, "__init__", set())
        return found

    def _builds(self, klass: p.Class, name: str, seen: set[int]) -> bool:
        for current in self.mro(klass):
            method = current.methods.get(name)
            if method is None or method.pos in seen:
                continue
            seen.add(method.pos)
            called = {last_name(call.func) for call in calls_in(method.body)}
            if not called.isdisjoint(_CHANGING) or any(map(_changes, statements(method.body))):
                return False
            if not all(self._builds(klass, inner, seen) for inner in called & self.method_names(klass)):
                return False
        return True

    def method(self, klass: p.Class, name: str) -> p.Function | None:
        """The method of this name that instances have, as far as it is in sight."""
        return next((x.methods[name] for x in self.mro(klass) if name in x.methods), None)

    def is_abstract(self, klass: p.Class) -> bool:
        """Whether it leaves its `forward` to subclasses: what is annotated with it is of one of them."""
        forward = self.method(klass, "forward")
        return forward is None or all(
            isinstance(x, p.Raise) or (isinstance(x, p.ExprStmt) and isinstance(x.value, p.Const))
            for x in statements(forward.body)
        )

    def fields(self, klass: p.Class) -> list[str]:
        """The attributes that a class without a constructor of its own takes in order, such as a dataclass."""
        bodies = (current.body for current in reversed(self.mro(klass)))
        annotated = (x for body in bodies for x in body if isinstance(x, p.Assign) and x.annotation is not None)
        return list(dict.fromkeys(name.id for x in annotated for name in x.targets if isinstance(name, p.Name)))

    def scalars_given(self, klass: p.Class) -> set[str]:
        """The parameters of the constructors that are numbers, texts or flags, as their defaults tell."""
        constructors = [x.methods["__init__"] for x in self.mro(klass) if "__init__" in x.methods]
        given = (param for constructor in constructors for param in constructor.params)
        return {x.name for x in given if isinstance(x.default, p.Const) and x.default.value is not None}

    def called_attributes(self, klass: p.Class) -> set[str]:
        """The names of `self.name(...)` in the methods, but those that every module has, or that hold what was made."""
        found: set[str] = set()
        made: set[str] = set()
        for method in klass.methods.values():
            this = method.params[0].name if method.params else ""
            funcs = (call.func for call in calls_in(method.body))
            found.update(x.name for x in funcs if isinstance(x, p.Attr) and dotted_text(x.base) == this)
            for statement in statements(method.body):
                if isinstance(statement, p.Assign) and isinstance(statement.value, p.Call):
                    made.update(x.name for x in statement.targets if isinstance(x, p.Attr))
        return found - made - modules.BOOKKEEPING

    def method_names(self, klass: p.Class) -> set[str]:
        """The names of all methods in sight, inherited ones included."""
        return {name for current in self.mro(klass) for name in current.methods}

    def methods_named(self, name: str) -> list[p.Function]:
        """The methods of this name that classes in sight have, modules first; none if there are many."""
        found = self._methods.get(name, ())
        if len(found) > MOST_ALIKE:
            return []
        return [method for _, method in sorted(found, key=lambda each: not self.may_be_module(each[0]))]

    def has_unseen_base(self, klass: p.Class) -> bool:
        """Whether it inherits from a class of the project that is not in sight, whose methods may call its own."""
        return any(
            name.startswith(".") or name.partition(".")[0] not in frameworks.KNOWN_ROOTS for name in self.foreign(klass)
        )

    def acts_as_module(self, klass: p.Class) -> bool:
        """Whether it is a module, or has an unseen base that may be one and a `forward` of its own."""
        return self.is_module(klass) or (
            self.may_be_module(klass) and any("forward" in current.methods for current in self.mro(klass))
        )

    def subclasses(self, klass: p.Class) -> list[p.Class]:
        """The classes of the file that inherit from this one, directly or not."""
        known = [info.klass for info in self.infos.values()]  # Looking at bases may add to the infos.
        return [x for x in known if x is not klass and klass in self.mro(x)]

    def family(self, pos: int) -> int:
        """The position of the class at the root of the file's inheritance tree that the class at `pos` belongs to."""
        info = self.infos.get(pos)
        return pos if info is None else self.mro(info.klass)[-1].pos

    def assigns(self, klass: p.Class, name: str) -> bool:
        """Whether the class or a base in the file has a method of this name or assigns `self.name`."""
        return any(name in x.methods or self.setters(x, name) for x in self.mro(klass))

    def setters(self, klass: p.Class, name: str) -> list[p.Function]:
        """The methods of the class itself that assign `self.name`."""
        return self.info(klass).setters.get(name, [])


_CHANGING = frozenset(
    {"eval", "train", "requires_grad_", "apply", "load", "load_state_dict", "from_pretrained", "setattr"}
)


def _changes(statement: p.Stmt) -> bool:
    """Whether the statement sets a mode or freezes."""
    targets = statement.targets if isinstance(statement, p.Assign) else ()
    return any(isinstance(x, p.Attr) and x.name in ("training", "requires_grad") for x in targets)


_PART_MAKERS = frozenset({"Parameter", "register_parameter", "add_module", "register_module", "ParameterList"})


def _last(call: p.Call) -> str:
    return (dotted_text(call.func) or "").rpartition(".")[2]


def _keeps_what_is_made(call: p.Call) -> bool:
    """Whether the call is `self.members.append(Member())`, and it is no layer without parameters, or `extend`."""
    name = call.func.name if isinstance(call.func, p.Attr) and isinstance(call.func.base, p.Attr) else ""
    made = call.args[0] if name == "append" and call.args else None
    return name == "extend" or (isinstance(made, p.Call) and _last(made) not in modules.NO_PARAMETERS)


def _ends_like_module(name: str) -> bool:
    root, _, last = name.rpartition(".")
    if root.partition(".")[0] in frameworks.OTHER_FRAMEWORKS:
        return False
    if root.startswith(("torch.nn", "torchvision.models", "torch_geometric.nn", "timm.models")):
        return not last.endswith(("Loss", "Parameter"))
    return last in ("Module", "LightningModule", "PreTrainedModel")


def assigned_attributes(method: p.Function) -> Iterator[str]:
    """Attributes of the first parameter that the method assigns anywhere in its body."""
    if not method.params:
        return
    this = method.params[0].name
    for statement in statements(method.body):
        for target in _flat(statement.targets if isinstance(statement, p.Assign) else ()):
            if isinstance(target, p.Attr) and dotted_text(target.base) == this:
                yield target.name


def read_attributes(method: p.Function) -> set[str]:
    """Attributes of the first parameter that the method speaks of anywhere in its body."""
    if not method.params:
        return set()
    this = method.params[0].name
    roots = [x for statement in statements(method.body) for x in own_expressions(statement)]
    return {x.name for x in expressions(roots) if isinstance(x, p.Attr) and dotted_text(x.base) == this}


def _flat(targets: tuple[p.Expr, ...]) -> Iterator[p.Expr]:
    for target in targets:
        if isinstance(target, p.Items):
            yield from _flat(target.items)
        else:
            yield target
