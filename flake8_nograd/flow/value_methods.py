"""Methods of what is only a value: tensors, containers, losses."""

from __future__ import annotations

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.containers import display_item
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.flows import derived
from flake8_nograd.flow.graphs import MAYBE_GRAPH, PLAIN
from flake8_nograd.flow.guard_calls import GuardRunner
from flake8_nograd.flow.values import (
    MOST_REFS,
    NOTHING,
    ConstRef,
    ItemsRef,
    Obj,
    Ref,
    StreamRef,
    Value,
    combine,
    join_values,
    of,
)
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import modules, tensors

ADDING = frozenset({"append", "extend", "add", "insert", "put", "update", "appendleft", "setdefault"})
"""Methods that put their arguments into a container."""

FILLING = ADDING - {"update", "setdefault"}
"""Those that do nothing else, whatever they are called on."""

BACKWARD = ("backward", "manual_backward")

MOST_ITEMS = 8
"""Items of a list that is built with `append`, which are known one by one."""


class ValueMethodRunner(GuardRunner):
    """Calls of methods of values."""

    def is_modulelike(self, ref: Ref) -> bool:
        """Whether something speaks for a module."""
        return isinstance(ref, Obj) and self.run.objects.evidence(ref) >= Evidence.NAME

    def as_module(self, node: p.Call, base: Value, name: str, arguments: Arguments) -> Value:
        """What has a method called that only modules have, if it may be something of which nothing else is known.

        Whatever that is has an identity from here on: of several that it may be, this is the last.
        """
        known = base.objects[: MOST_REFS - 1]
        if (base.refs and not (base.open and len(known) == len(base.refs[: MOST_REFS - 1]))) or not _is_of_a_module(
            name, arguments
        ):
            return base
        value = base._replace(refs=(*known, self.built(node)), open=False)
        if isinstance(node.func, p.Attr):
            self.rebind(node.func.base, value)
        return value

    def gradient_method(self, node: p.Call, base: Value, name: str, arguments: Arguments) -> Value:
        """A method that uses the gradients of its object or argument, such as `accelerator.backward(loss)`."""
        given = arguments.combined
        if given.flows and name != "register_hook":
            self.use(given.flows)
        self.use(base.flows)
        if name in tensors.NEEDING_GRAPH and self._is_computed_as_entered(base):
            self.activation.differentiates = True
        if name in BACKWARD:
            loss = base if base.flows or not given.flows else given
            if not any(self.is_modulelike(ref) for ref in loss.refs):
                self.backward(node, loss)
        return NOTHING

    def _is_computed_as_entered(self, base: Value) -> bool:
        """Whether a tensor has a graph only if recording was on where the function was entered, on every path."""
        is_own = any(obj.root[0] == "self" or self.is_modulelike(obj) for obj in base.objects)
        return self.state.grad.entry and not self.state.assumed and not is_own

    def value_method(self, node: p.Call, base: Value, name: str, arguments: Arguments) -> Value:
        """A method of a tensor, a list or anything else that is only a value."""
        given = arguments.combined
        target = node.func.base if isinstance(node.func, p.Attr) else None
        if name == "numpy" and not _is_without_graph(target):
            self.crash(base)
        if name in tensors.WITH_INDICES and arguments.all:
            return with_indices(self.computed(combine((base, given))))
        if name in tensors.DETACHING_METHODS:
            on_the_spot = isinstance(target, p.Call) and name.startswith("detach")
            self.detach(base, on_the_spot=on_the_spot, cut=name in tensors.CUTTING_METHODS)
            return base.detached()._replace(refs=(), open=True, graph=PLAIN)
        if target is not None and (name in ADDING or (given.flows and _is_in_place(name))):
            return self._add_to(target, base, name, arguments)
        if name == "requires_grad_" and target is not None:
            return self._require_grad(target, base, arguments)
        self.kept(name, given)
        self.hand_over_functions(name, arguments)
        if self.run.words.uses_gradients(name) and given.flows:
            self.use(given.flows)
        items = dict_view(base, name) or _dict_item(base, name, arguments)
        if items is not None:
            return items
        result = self.computed(combine((base, given)))
        return result._replace(random=base.random and name in tensors.KEEPS_RANDOM)

    def _require_grad(self, target: p.Expr, base: Value, arguments: Arguments) -> Value:
        if arguments.first().is_false:
            return base
        value = base.with_tags("wants_grad")._replace(graph=MAYBE_GRAPH)
        self.rebind(target, value)
        return value

    def _add_to(self, target: p.Expr, base: Value, name: str, arguments: Arguments) -> Value:
        """Put the arguments into a container or a tensor; the result is what it is then."""
        given = arguments.combined
        flows = given.flows
        self.put(base, flows)
        tags = base.tags | (given.tags & {"processed"})
        kept = base._replace(flows=base.flows | derived(flows), graph=MAYBE_GRAPH, tags=tags)
        if isinstance(base.sole, ItemsRef) and base.sole.keys is None:
            items = (*base.sole.items, *arguments.positional[-1:]) if name == "append" else ()
            if items and len(items) <= MOST_ITEMS and not self.loops:
                kept = kept._replace(refs=(ItemsRef(items),), open=False)
            elif items:
                kept = kept._replace(refs=(StreamRef(join_values(items) or NOTHING),), open=False)
            else:
                kept = kept._replace(refs=(), open=True)
        if flows or kept.refs != base.refs:
            self.rebind(target, kept)
        return kept


def _is_of_a_module(name: str, arguments: Arguments) -> bool:
    """Whether hardly anything but a module, or what is treated alike, has a method of this name called so."""
    if name == "requires_grad_":
        return arguments.first().is_false
    return not arguments.all and (name in ("eval", "train") or name in modules.OF_MODULES_ONLY)


def _is_without_graph(node: p.Expr | None) -> bool:
    """Whether it is an item that has no graph by its key, moved or not: `boxes["labels"].cpu()`."""
    while isinstance(node, p.Call) and isinstance(node.func, p.Attr):
        node = node.func.base
    if not isinstance(node, p.Subscript) or not isinstance(node.index, p.Const):
        return False
    return node.index.value in tensors.ITEMS_WITHOUT_GRAPH


def _is_in_place(name: str) -> bool:
    """Whether a method of tensors of this name changes the tensor itself, as those do that end in one underscore."""
    return name.endswith("_") and not name.endswith("__")


def with_indices(value: Value) -> Value:
    """A pair of values and of their indices, which have no graph."""
    indices = Value(graph=PLAIN).with_tags("indices")
    return value._replace(refs=(ItemsRef((value, indices)),), open=False)


def dict_view(base: Value, name: str) -> Value | None:
    """What `items()`, `values()` or `keys()` of a dict or a container of modules gives."""
    if name not in ("items", "values", "keys"):
        return None
    sole = base.sole
    if isinstance(sole, ItemsRef) and sole.keys is not None:
        if name == "values":
            return base._replace(refs=(ItemsRef(sole.items),))
        if name == "items":
            keys = [Value((ConstRef(k, type(k).__name__),), False, graph=PLAIN) for k in sole.keys]
            pairs = tuple(of(ItemsRef((k, v))) for k, v in zip(keys, sole.items, strict=True))
            return base._replace(refs=(ItemsRef(pairs),))
    if isinstance(sole, Obj):
        element = of(sole.attr("[]"))
        return base._replace(refs=(StreamRef(element if name == "values" else pair_with(element)),))
    return None


def _dict_item(base: Value, name: str, arguments: Arguments) -> Value | None:
    """What `get()` or `pop()` of a dict that is known item by item gives: the item, or the default."""
    sole = base.sole
    if name not in ("get", "pop") or not isinstance(sole, ItemsRef) or sole.keys is None or not arguments.positional:
        return None
    found = join_values((display_item(sole, arguments.first().sole), *arguments.positional[1:])) or NOTHING
    return found._replace(flows=found.flows | base.flows)


def pair_with(value: Value) -> Value:
    """A pair of something, such as a name or a number, and this."""
    return of(ItemsRef((NOTHING, value)))
