"""What a name may hold: references, and what is known of a tensor's graph.

A `Value` is a join over all paths: up to four references, and `open` when it may be anything else besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from flake8_nograd.flow.flows import NO_FLOWS, Flow
from flake8_nograd.flow.graphs import MAYBE_GRAPH, PLAIN, combine_graphs
from flake8_nograd.flow.switch import Switch

if TYPE_CHECKING:
    from flake8_nograd.syntax.program import Class, Expr, Function

MOST_REFS = 4

PARAMETERS = "#parameters"
"""The step from a module to what its `parameters()` yields."""
NEW_WRAPPER, FROZEN, ENTERED = "#wrapped", "#frozen", "#entered"
"""Hidden attributes: the mode in which a wrapper was put round the module; that all its parameters are frozen, or not;
that something was entered through a stack of contexts."""
EACH = "**"
"""The step from a module to each of its parts: what is switched there is switched for all of them."""

MOST_STEPS = 6


class Obj(NamedTuple):
    """An object with an identity: where it was born (`root`) and the attributes that lead to it from there.

    Roots: `("new", pos, ...)` built at a call, `("param", function pos, name)`, `("self", class pos)`, and
    `("name", function pos, name)`, a variable of another scope. `[]` in the path stands for any element, `*` for any
    sub-module, `**` for each of them.
    """

    root: tuple[Any, ...]
    path: tuple[str, ...] = ()

    def attr(self, name: str) -> Obj:
        """The object that this attribute leads to. Long paths end in themselves, so that there are finitely many."""
        return self if len(self.path) >= MOST_STEPS else Obj(self.root, (*self.path, name))

    @property
    def parent(self) -> Obj | None:
        """The object that this one is an attribute of."""
        return Obj(self.root, self.path[:-1]) if self.path else None

    def rebased(self, onto: Obj) -> Obj:
        """The same path, from another object."""
        return Obj(onto.root, (*onto.path, *self.path)[:MOST_STEPS]) if self.path else onto


class Dotted(NamedTuple):
    """Something from outside the file, by its canonical name."""

    name: str


class FunctionRef(NamedTuple):
    """A function of the file; `bound` is the object that a method was looked up on.

    `given` are the parameters that a `functools.partial` has filled.
    """

    function: Function
    bound: Obj | None = None
    given: tuple[tuple[str, Value], ...] = ()


class ClassRef(NamedTuple):
    klass: Class


class GuardRef(NamedTuple):
    """A context manager or decorator for recording, made at `pos`."""

    effect: str
    pos: int
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

    target: Ref
    guard: GuardRef


class CallRef(NamedTuple):
    """A generator or context manager of the file, called but not yet run: the number of its call."""

    pos: int
    function: Function


class StreamRef(NamedTuple):
    """Something to iterate over, of unknown length, with what each item is."""

    element: Value


class LazyRef(NamedTuple):
    """A generator that nobody has consumed yet: the expression that makes it, evaluated when somebody does."""

    node: Expr


Ref = (
    Obj
    | Dotted
    | FunctionRef
    | ClassRef
    | GuardRef
    | ConstRef
    | ItemsRef
    | StreamRef
    | MethodRef
    | SavedRef
    | SuperRef
    | WrappedRef
    | CallRef
    | LazyRef
)
NO_TAGS: frozenset[str] = frozenset()
KEPT_TAGS = frozenset({"wants_grad", "eval_data", "train_data", "real", "processed"})
"""Tags that a value hands on to what is computed from it."""


class Value(NamedTuple):
    """What a name may hold.

    `tags` may hold on some path: `eval_data`, `train_data`, `wants_grad`, `present` (it is not None), `nonempty`,
    `real` (it was computed from an object, such as what was read from a file), `indices` (where its items were found).
    `random` holds on all paths: it was computed from random or constant tensors only.
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

    @property
    def is_false(self) -> bool:
        """Whether it is a literal that counts as false."""
        return isinstance(self.sole, ConstRef) and not self.sole.value

    def with_tags(self, *tags: str) -> Value:
        return self._replace(tags=self.tags.union(tags))

    def detached(self) -> Value:
        """The same without what it was computed from, and without a gradient of its own."""
        return self._replace(flows=NO_FLOWS, tags=self.tags - {"wants_grad"})


NOTHING = Value()
CONST_NONE = Value((ConstRef(None, "NoneType"),), False, graph=PLAIN)


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


def join_values(values: Iterable[Value]) -> Value | None:
    """The join of all values, or None if there are none."""
    result: Value | None = None
    for value in values:
        result = value if result is None else result.join(value)
    return result


def of(ref: Ref) -> Value:
    """A value that is surely this."""
    return Value((ref,), False)


def constant(value: object) -> Value:
    """A literal. Its type's name is kept since `1 == True` in Python."""
    try:
        hash(value)
    except TypeError:
        return Value(graph=PLAIN)
    return Value((ConstRef(value, type(value).__name__),), False, graph=PLAIN)
