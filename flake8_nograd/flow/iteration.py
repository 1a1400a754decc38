"""What is iterated over: generators, which run when they are consumed, and comprehensions."""

from __future__ import annotations

from flake8_nograd.flow.calls import CallRunner
from flake8_nograd.flow.dotted import last_name
from flake8_nograd.flow.facts import Loop
from flake8_nograd.flow.value_methods import pair_with
from flake8_nograd.flow.values import (
    EACH,
    NOTHING,
    ConstRef,
    Dotted,
    FunctionRef,
    ItemsRef,
    LazyRef,
    Obj,
    Ref,
    StreamRef,
    Value,
    combine,
    constant,
    join_values,
    of,
)
from flake8_nograd.flow.walk import is_switch
from flake8_nograd.syntax import program as p

MOST_UNROLLED = 6
"""Items of a display that are iterated over one by one."""


class IterationRunner(CallRunner):
    """Runs what is lazy, and comprehensions."""

    def consumed(self, name: str, value: Value) -> Value:
        """A generator is consumed: it runs now, in the present state, whenever it was made."""
        known = tuple(ref for ref in value.refs if not isinstance(ref, LazyRef))
        is_own = name in self.state.env
        if is_own:
            self.state = self.state.hold(name, value._replace(refs=known, open=True))
        elif name in self.consuming:
            return value._replace(refs=known, open=True)
        self.consuming.add(name)
        ran = [self.eval(ref.node) for ref in value.refs if isinstance(ref, LazyRef)]
        self.consuming.discard(name)
        result = join_values(ran) or NOTHING
        if known or value.open:
            result = value._replace(refs=known).join(result)
        if is_own:
            self.state = self.state.hold(name, result)
        return result

    def is_lazy(self, node: p.Expr) -> bool:
        """Whether nothing of the expression is computed until somebody consumes it."""
        if isinstance(node, p.Comprehension):
            return node.lazy
        if not isinstance(node, p.Call):
            return False
        name = last_name(node.func)
        if name in ("map", "filter"):
            return self.eval(node.func) == of(Dotted(name))
        if name not in self.run.programs.generators:
            return False
        callee = self.eval(node.func).sole
        if not isinstance(callee, FunctionRef) or not callee.function.is_generator:
            return False
        return not self.run.traits(callee.function).is_context_manager

    def items_to_unroll(self, iterated: Value) -> list[Value] | None:
        """The items of a short display to iterate over, one by one, else None."""
        sole = iterated.sole
        if not isinstance(sole, ItemsRef) or not 0 < len(sole.items) <= MOST_UNROLLED or len(self.rounds) >= 2:
            return None
        if sole.keys is not None:
            return [constant(key) for key in sole.keys]
        if any(isinstance(ref, (ConstRef, ItemsRef, Obj)) for item in sole.items for ref in item.refs):
            return list(sole.items)
        return None

    @staticmethod
    def each_module(iterated: Value) -> list[Value] | None:
        """What `modules()`, `children()` or a list of modules yields, if all are treated alike."""
        stream = iterated.sole
        if isinstance(stream, Obj):
            return [of(stream.attr(EACH))]
        element = stream.element.sole if isinstance(stream, StreamRef) else None
        is_named = isinstance(element, ItemsRef) and len(element.items) == 2
        part = element.items[1].sole if isinstance(element, ItemsRef) and is_named else element
        if not isinstance(part, Obj) or part.path[-1:] != ("*",):
            return None
        parts = [Obj(part.root, part.path[:-1])] if "whole" in iterated.tags else []
        parts.append(Obj(part.root, (*part.path[:-1], EACH)))
        return [pair_with(of(x)) if is_named else of(x) for x in parts]

    def comprehension(self, node: p.Comprehension) -> Value:
        outer_env = self.state.env
        before = self.state
        once = True
        elements: list[Value] = []
        for generator in node.generators:
            iterated = self.eval(generator.iter)
            once = once and self.at_least_once(generator.iter, iterated)
            self.loops.append(Loop(iterated, generator.pos))
            *first, last = self._items_of(node, iterated)
            for item in first:
                self.assign(generator.target, item)
                elements += [self.eval(x) for x in node.elements]
            self.assign(generator.target, last)
            for condition in generator.conditions:
                self.eval(condition)
        elements += [self.eval(x) for x in node.elements]
        del self.loops[-len(node.generators) :]
        self.state = self.state._replace(env=outer_env)
        if not once:
            self.state = before.join(self.state)
        return self._modules_or_values(elements)

    def _modules_or_values(self, elements: list[Value]) -> Value:
        """What a comprehension gives: of what it builds from the classes in sight, the items are known."""
        found = combine(elements)
        item = join_values(elements)
        built = [] if item is None else item.objects
        if item is None or item.open or not built or not all(self._is_new(ref) for ref in item.refs):
            return found
        return found._replace(refs=(StreamRef(item),), open=False)

    def _is_new(self, ref: Ref) -> bool:
        return isinstance(ref, Obj) and ref.root[0] == "new" and not ref.path and self.class_of(ref) is not None

    def _items_of(self, node: p.Comprehension, iterated: Value) -> list[Value]:
        """What the target holds, one after the other: each item if they are known and the same is done to all."""
        items: list[Value] | None = None
        if len(node.generators) == 1 and not node.generators[0].conditions:
            items = self.items_to_unroll(iterated)
            if items is None and any(is_switch(x, node.generators[0].target) for x in node.elements):
                items = self.each_module(iterated)
        return items or [self.element(iterated)]
