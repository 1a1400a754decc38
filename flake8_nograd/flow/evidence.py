"""How sure it is that an object is a module, and what speaks for that."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from flake8_nograd.flow.values import Obj
from flake8_nograd.syntax.program import Class


class Evidence(IntEnum):
    """From against to for. `NAME` is the weakest that counts."""

    AGAINST = -1
    NONE = 0
    NAME = 1
    USED = 2
    BUILT = 3


@dataclass(slots=True)
class Origin:
    """Where an object came from: the class of the file, or the canonical name that was called for it.

    `parts` are what a container of modules was made of. `frozen`: it was made with parameters that require no gradient,
    and nothing in sight makes them require one. `built`: it was made by a function in sight that loads nothing.
    """

    klass: Class | None = None
    maker: str = ""
    layers: frozenset[str] = frozenset()
    parts: tuple[Obj, ...] = ()
    frozen: bool = False
    built: bool = False


class UsedObjects(set[Obj]):
    """Objects that are used in some way, and the last names of those that are attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: set[str] = set()

    def add(self, obj: Obj) -> None:
        super().add(obj)
        self.attributes.update(obj.path[-1:])


@dataclass(slots=True)
class Register:
    """What is known of objects over the whole file, whatever the path: origins, names, and how they are used.

    `any_callable` are annotated as such. `parts` are the objects that the methods of a class (by its position) put into
    attributes. `classes` are what may
    be classes: calling one makes an object. `alternatives` are what one property gives, of which it is always the same.
    `keeps_gradients` are modules that are asked for the gradients that they have kept. `wrapped` are modules that a
    wrapper was put round, which counts as the module itself. `methods` are no attributes but methods, for which
    subclasses out of sight have the code. `copies` are copies of modules, with what they are copies of. `forwards` are
    functions, by position, that are put in place of a `forward`.
    """

    origins: dict[Obj, Origin] = field(default_factory=dict)
    used_as_module: UsedObjects = field(default_factory=UsedObjects)
    trained: set[Obj] = field(default_factory=set)
    loaded: set[Obj] = field(default_factory=set)
    optimized: set[Obj] = field(default_factory=set)
    annotated: dict[Obj, Evidence] = field(default_factory=dict)
    any_callable: set[Obj] = field(default_factory=set)
    names: dict[Obj, str] = field(default_factory=dict)
    parts: dict[int, set[Obj]] = field(default_factory=dict)
    plain_callables: set[Obj] = field(default_factory=set)
    classes: set[Obj] = field(default_factory=set)
    alternatives: set[frozenset[Obj]] = field(default_factory=set)
    keeps_gradients: set[Obj] = field(default_factory=set)
    wrapped: set[Obj] = field(default_factory=set)
    methods: set[Obj] = field(default_factory=set)
    copies: dict[Obj, Obj] = field(default_factory=dict)
    forwards: set[int] = field(default_factory=set)

    def source(self, obj: Obj) -> Obj:
        """What a copy, or a part of one, was made of, by whatever call; the object itself if it is none."""
        return obj.rebased(self.copies.get(Obj(obj.root[:2]), Obj(obj.root))) if obj.root[0] == "new" else obj
