"""Calls of the standard library: what iterates, passes on, calls back or ends the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flake8_nograd.flow.arguments import Arguments, bind_arguments
from flake8_nograd.flow.counting import MOST_COUNTED
from flake8_nograd.flow.frame import is_filled
from flake8_nograd.flow.graphs import PLAIN
from flake8_nograd.flow.maker_calls import MakerRunner
from flake8_nograd.flow.switch import UNKNOWN
from flake8_nograd.flow.value_methods import pair_with
from flake8_nograd.flow.values import (
    NO_TAGS,
    NOTHING,
    ConstRef,
    Dotted,
    FunctionRef,
    ItemsRef,
    Ref,
    StreamRef,
    Value,
    constant,
    join_values,
    of,
)
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import tensors

_PASS_THROUGH = frozenset(
    {"iter", "list", "tuple", "reversed", "sorted", "set", "itertools.islice", "itertools.cycle", "itertools.chain",
     "tqdm", "track", "trange", "progress", "progressbar", "progress_bar", "ProgressBar",
     "logger", "contextlib.nullcontext", "contextlib.closing", "staticmethod"}
)  # fmt: skip
"""What gives its first argument back, or its items one by one, by canonical name or by its last part."""


_CONTAINERS = frozenset(
    {"list", "dict", "set", "deque", "defaultdict", "OrderedDict", "Queue", "SimpleQueue", "LifoQueue", "PriorityQueue"}
)
_COPIES = frozenset({"list", "dict", "set"})
"""Those of the containers that have displays, and copy what they are given."""


class BuiltinRunner(MakerRunner):
    """Calls by the names of builtins and of the standard library."""

    def builtin_call(self, node: p.Call, name: str, last: str, arguments: Arguments) -> Value | None:
        """What a function of the standard library gives; None if nothing is known of it."""
        if last in _CONTAINERS and (not arguments.all or name not in _COPIES):
            return self._container(node, name, arguments)
        call = _BUILTIN_CALLS.get(name)
        if call is not None:
            return call(self, node, arguments)
        if name in _PASS_THROUGH or last in _PASS_THROUGH or name.startswith(("tqdm.", "rich.progress.")):
            return arguments.first()
        return None

    def _container(self, node: p.Call, name: str, arguments: Arguments) -> Value:
        """A container that is empty, or filled with what is given."""
        if name in _COPIES:
            ref = ItemsRef((), () if name == "dict" else None)
            return Value((ref,), False, self.box(node), graph=PLAIN)
        made = self.fresh(node, name, None, arguments)
        return made._replace(flows=made.flows | self.box(node))

    def _exit(self, node: p.Call, arguments: Arguments) -> Value:
        self.dead = True
        return NOTHING

    def _range(self, node: p.Call, arguments: Arguments) -> Value:
        result = Value(graph=PLAIN)
        values = [v.sole.value for v in arguments.positional if isinstance(v.sole, ConstRef)]
        bounds = [value for value in values if isinstance(value, int)]
        if len(bounds) < len(arguments.positional):
            return result
        try:
            items = range(*bounds)
        except (ValueError, TypeError):
            return result
        if len(items[: MOST_COUNTED + 1]) <= MOST_COUNTED:
            return of(ItemsRef(tuple(map(constant, items))))._replace(graph=PLAIN)
        return result.with_tags("nonempty") if items else result

    def _enumerate(self, node: p.Call, arguments: Arguments) -> Value:
        first = arguments.first()
        given = arguments.combined
        pair = pair_with(self.element(first))
        tags = given.tags | first.tags | _filled(first)
        return given._replace(refs=(StreamRef(pair),), open=False, tags=tags)

    def _zip(self, node: p.Call, arguments: Arguments) -> Value:
        parts = tuple(self.element(value) for value in arguments.positional)
        given = arguments.combined
        tags = given.tags | _filled(*arguments.positional)
        return given._replace(refs=(StreamRef(of(ItemsRef(parts))),), open=False, tags=tags)

    def _next(self, node: p.Call, arguments: Arguments) -> Value:
        return self.element(arguments.first())

    def _sum(self, node: p.Call, arguments: Arguments) -> Value | None:
        """The sum of what is computed there and then: all of it has the graph of the items."""
        if len(node.args) != 1 or not isinstance(node.args[0], p.Comprehension):
            return None
        given = arguments.first()
        return self.computed(self.element(given)._replace(refs=(), open=True, flows=given.flows))

    def _map(self, node: p.Call, arguments: Arguments) -> Value | None:
        if len(arguments.positional) < 2:
            return None
        called = arguments.positional[0]
        item = Arguments([self.element(arguments.positional[1])], [])
        if isinstance(called.sole, FunctionRef):
            return self.call_function(node, called.sole, item)
        if not called.objects:
            return arguments.combined
        self.joint = self.joint_mode(called)
        results = [self.forward_pass(node, obj, item) for obj in called.objects]
        self.joint = None
        return join_values(results) or NOTHING

    def _partial(self, node: p.Call, arguments: Arguments) -> Value | None:
        """A function with some of its parameters filled; of anything else it is the thing itself."""
        rest = Arguments(arguments.positional[1:], arguments.keywords)
        call = replace(node, args=node.args[1:])

        def filled(ref: Ref) -> Ref:
            if not isinstance(ref, FunctionRef):
                return ref
            given = bind_arguments(ref, call, rest)
            is_bound = ref.bound is not None and bool(ref.function.params)
            this = ref.function.params[0].name if is_bound else ""
            return ref._replace(given=tuple((name, value) for name, value in given.items() if name != this))

        function = arguments.first()
        return function._replace(refs=tuple(map(filled, function.refs)))

    def _setattr(self, node: p.Call, arguments: Arguments) -> Value | None:
        if len(arguments.positional) != 3:
            return None
        holder, key, value = arguments.positional
        if isinstance(key.sole, ConstRef) and isinstance(key.sole.value, str):
            self.assign(p.Attr(node.pos, node.args[0], key.sole.value), value)
        elif len(node.args) == 3:
            for obj in holder.objects:  # It may be any attribute, and so a switch.
                self.set_mode(obj, UNKNOWN, strong=False)
        return NOTHING

    def _getattr(self, node: p.Call, arguments: Arguments) -> Value | None:
        key = arguments.positional[1].sole if len(arguments.positional) >= 2 else None
        if isinstance(key, ConstRef) and isinstance(key.value, str):
            return self.attribute(arguments.first(), key.value, node)
        owner = arguments.first().sole
        if isinstance(owner, Dotted) and f"{owner.name}.".startswith(tensors.DATA_ROOTS):
            return of(Dotted(f"{owner.name}.?"))  # Whichever it is.
        return None


def _filled(*values: Value) -> frozenset[str]:
    """The tag of what surely yields something, if all of these do."""
    return frozenset({"nonempty"}) if values and all(map(is_filled, values)) else NO_TAGS


_BUILTIN_CALLS: dict[str, Callable[[BuiltinRunner, p.Call, Arguments], Value | None]] = {
    "sys.exit": BuiltinRunner._exit,
    "exit": BuiltinRunner._exit,
    "quit": BuiltinRunner._exit,
    "os._exit": BuiltinRunner._exit,
    "os.abort": BuiltinRunner._exit,
    "range": BuiltinRunner._range,
    "enumerate": BuiltinRunner._enumerate,
    "zip": BuiltinRunner._zip,
    "itertools.zip_longest": BuiltinRunner._zip,
    "itertools.product": BuiltinRunner._zip,
    "next": BuiltinRunner._next,
    "sum": BuiltinRunner._sum,
    "map": BuiltinRunner._map,
    "filter": BuiltinRunner._map,
    "functools.partial": BuiltinRunner._partial,
    "setattr": BuiltinRunner._setattr,
    "getattr": BuiltinRunner._getattr,
}
