"""What a name may hold: references, and what is known of a tensor's graph.

A `Value` is a join over all paths: up to four references, and `open` when it may be anything else besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, Union

from flake8_nograd.flow.switch import Switch

if TYPE_CHECKING:
    from flake8_nograd.flow.facts import ForwardPass
    from flake8_nograd.syntax.program import Class, Function

MOST_REFS = 4


class Obj(NamedTuple):
    """An object with an identity: where it was born (`root`) and the attributes that lead to it from there.

    Roots: `("new", pos, ...)` built at a call, `("param", function pos, name)`, `("self", class pos)`, `("name",
    function pos,
    name)` a variable of another scope. `[]` in the path stands for any element, `*` for any sub-module.
    """

    root: tuple[Any, ...]
    path: tuple[str, ...] = ()

    def attr(self, name: str) -> Obj:
        """The object that this attribute leads to. Long paths end in themselves, so that there are finitely many."""
        return self if len(self.path) >= 6 else Obj(self.root, (*self.path, name))

    @property
    def parent(self) -> Obj | None:
        """The object that this one is an attribute of."""
        return Obj(self.root, self.path[:-1]) if self.path else None

    def rebased(self, onto: Obj, depth: int) -> Obj:
        """The same path, from another object that takes the place of the first `depth` steps."""
        rest = self.path[depth:]
        return Obj(onto.root, (*onto.path, *rest)[:6]) if rest else onto


class Dotted(NamedTuple):
    """Something from outside the file, by its canonical name."""

    name: str


class FunctionRef(NamedTuple):
    """A function of the file; `bound` is the object that a method was looked up on."""

    function: Function
    bound: Obj | None = None
    env: Any = None


class ClassRef(NamedTuple):
    klass: Class


class GuardRef(NamedTuple):
    """A context manager or decorator for recording. `made` is False for `torch.no_grad` without its parentheses."""

    effect: str
    pos: int
    made: bool
    name: str = ""


class ConstRef(NamedTuple):
    value: object
    kind: str = ""


class ItemsRef(NamedTuple):
    """A list, tuple or dict display with known items; `keys` for a dict."""

    items: tuple[Value, ...]
    keys: tuple[object, ...] | None = None


class MethodRef(NamedTuple):
    """A method of an object whose class is not in sight."""

    obj: Obj
    name: str


class SavedRef(NamedTuple):
    """The state of a switch, read into a variable (`was_training = model.training`)."""

    switch: Switch


class SuperRef(NamedTuple):
    obj: Obj
    klass: Class


class WrappedRef(NamedTuple):
    """Something callable under a guard: `torch.no_grad()(f)`."""

    target: Any
    guard: GuardRef


class CallRef(NamedTuple):
    """A generator or context manager of the file, called but not yet run: the number of its call."""

    pos: int
    function: Function


class StreamRef(NamedTuple):
    """Something to iterate over, of unknown length, with what each item is."""

    element: Value


Ref = Union[
    Obj,
    Dotted,
    FunctionRef,
    ClassRef,
    GuardRef,
    ConstRef,
    ItemsRef,
    StreamRef,
    MethodRef,
    SavedRef,
    SuperRef,
    WrappedRef,
    CallRef,
]
Flow = Union["ForwardPass", tuple[Any, ...]]
"""What a value was computed from: a forward pass, or `("param", pos, name)`, or `("attr", class pos, name)`."""

# What is known of a value's graph: the position of the guard under which all of it was computed, or one of these.
MAYBE_GRAPH = -1
ENTRY_GRAPH = -2
PLAIN = -3

NO_FLOWS: frozenset[Flow] = frozenset()
NO_TAGS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """`tags` may hold on some path: `eval_data`, `train_data`, `wants_grad`, `loader`, `detached`, `tensor`. `random`
    holds on all paths:
    computed from random or constant tensors only. `frozen`: records no gradient since all parameters are frozen.
    """

    refs: tuple[Ref, ...] = ()
    open: bool = True
    flows: frozenset[Flow] = NO_FLOWS
    graph: int = MAYBE_GRAPH
    tags: frozenset[str] = NO_TAGS
    random: bool = False

    def join(self, other: Value) -> Value:
        """What holds if either may hold."""
        if self is other or self == other:
            return self
        refs = tuple(dict.fromkeys((*self.refs, *other.refs)))
        spilled = len(refs) > MOST_REFS
        return Value(
            refs[:MOST_REFS],
            self.open or other.open or spilled,
            self.flows | other.flows,
            combine_graphs((self.graph, other.graph)),
            self.tags | other.tags,
            self.random and other.random,
        )

    @property
    def sole(self) -> Ref | None:
        """The only thing it can be."""
        return self.refs[0] if len(self.refs) == 1 and not self.open else None

    @property
    def objects(self) -> list[Obj]:
        """The objects it may be."""
        return [ref for ref in self.refs if type(ref) is Obj]

    def with_tags(self, *tags: str) -> Value:
        return replace(self, tags=self.tags.union(tags))


NOTHING = Value()
CONST_NONE = Value((ConstRef(None, "NoneType"),), False, graph=PLAIN)


def combine_graphs(graphs: Iterable[int]) -> int:
    """The graph of something computed from values with these graphs, outside any guard."""
    result = PLAIN
    for graph in graphs:
        if graph == MAYBE_GRAPH:
            return MAYBE_GRAPH
        if graph == PLAIN:
            continue
        if result == PLAIN:
            result = graph
        elif ENTRY_GRAPH in (result, graph):
            result = ENTRY_GRAPH
        else:
            result = min(result, graph)
    return result


def combine(values: Iterable[Value]) -> Value:
    """The value of an operation on these operands: nothing is known but what flows into it."""
    flows: frozenset[Flow] = NO_FLOWS
    tags: frozenset[str] = NO_TAGS
    graphs: list[int] = []
    is_random = False
    plain = True
    for value in values:
        if value.flows:
            flows = flows | value.flows if flows else value.flows
        if value.tags:
            tags = tags | value.tags
        graphs.append(value.graph)
        is_random = is_random or value.random
        plain = plain and (value.random or value.graph == PLAIN)
    return Value((), True, flows, combine_graphs(graphs), tags & KEPT_TAGS, is_random and plain)


KEPT_TAGS = frozenset({"wants_grad", "eval_data", "train_data"})


def of(ref: Ref, *, graph: int = MAYBE_GRAPH) -> Value:
    """A value that is surely this."""
    return Value((ref,), False, graph=graph)


def constant(value: object) -> Value:
    """A literal. Its type's name is kept since `1 == True` in Python."""
    try:
        hash(value)
    except TypeError:
        return Value(graph=PLAIN)
    return Value((ConstRef(value, type(value).__name__),), False, graph=PLAIN)
