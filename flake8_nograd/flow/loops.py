"""Loops: unrolled over a short display, else run to a fixed point."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from flake8_nograd.flow import conditions, fixed, last_round
from flake8_nograd.flow.counting import MOST_COUNTED, Counted, counted
from flake8_nograd.flow.exits import Exits
from flake8_nograd.flow.expressions import ExpressionRunner
from flake8_nograd.flow.facts import Loop
from flake8_nograd.flow.frame import is_empty
from flake8_nograd.flow.state import Key, State, join_all
from flake8_nograd.flow.switch import UNKNOWN
from flake8_nograd.flow.values import NOTHING, ConstRef, LazyRef, Obj, Value
from flake8_nograd.flow.walk import is_straight, switches_module
from flake8_nograd.flow.worlds import Worlds, after_items, merged
from flake8_nograd.syntax import program as p

MOST_ROUNDS = 8

MOST_SPLITS = 2
"""Conditions with the same outcome in all rounds that the rounds of one loop are told apart by."""


class LoopRunner(ExpressionRunner):
    """Runs `for` and `while` statements."""

    def _for(self, node: p.For, world: State) -> Worlds:
        self.state = world
        generator = self._made_by(node.iter)
        iterated = self.eval(node.iter)
        loop = Loop(iterated, node.pos)
        items = [] if is_empty(iterated) else self.items_to_unroll(iterated) or self._modules_to_unroll(node, iterated)
        if items is not None:
            rounds = [partial(self._bind_item, node.target, item) for item in items]
            return self._unrolled(node, loop, rounds, self.state)

        def bind(state: State) -> Worlds:
            self.state = state
            if isinstance(generator, p.Call):
                self._resume(generator)
            self.assign(node.target, self.element(iterated))
            return [self.state]

        once = self.at_least_once(node.iter, iterated)
        parts = self.element(iterated).objects
        return self._loop(loop, bind, node, self.state, once, parts=parts)

    def _modules_to_unroll(self, node: p.For, iterated: Value) -> list[Value] | None:
        """The module itself and each of its parts, if the body does the same to all that `modules()` yields."""
        switches = is_straight(node.body) and any(switches_module(x, node.target) for x in node.body)
        return self.each_module(iterated) if switches else None

    def _made_by(self, node: p.Expr) -> p.Expr:
        """The expression that makes what is iterated over: for the name of a generator, what it was bound to."""
        held = self.state.env.get(node.id) if isinstance(node, p.Name) else None
        return held.sole.node if held is not None and isinstance(held.sole, LazyRef) else node

    def _resume(self, node: p.Call) -> None:
        """Before each round, a generator of the file runs up to its next `yield`."""
        site = self.run.pending.get(node.pos)
        if site is not None and site.caller is self.activation and site.callee.yielded is not None:
            self.apply(replace(site, state=self.state), until_yield=True)

    def _while(self, node: p.While, world: State) -> Worlds:
        endless = isinstance(node.test, p.Const) and bool(node.test.value)

        def test(state: State) -> Worlds:
            self.state = state
            self.eval(node.test)
            return [conditions.assume(node.test, True, self.state)]

        loop = Loop(NOTHING, node.pos)
        self.state = world
        counts = counted(node, world)
        if counts is not None and 0 < counts.rounds <= MOST_COUNTED and len(self.rounds) < 2:
            return self._counted(node, loop, counts, world)
        once = conditions.outcome(node.test, world) is True
        after = self._loop(loop, test, node, world, once, endless)
        return [conditions.assume(node.test, False, state) for state in after] if not endless and not once else after

    def _counted(self, node: p.While, loop: Loop, counts: Counted, world: State) -> Worlds:
        """Run the rounds of a loop that counts one by one, and its test once more."""

        def test() -> None:
            self.eval(node.test)

        outer_counters, self.counters = self.counters, self.counters | {counts.name}
        after = self._unrolled(node, loop, [test] * counts.rounds, world)
        self.counters = outer_counters
        return after

    def _bind_item(self, target: p.Expr, item: Value) -> None:
        """Let the target hold the item; rounds for different words are told apart, those for different numbers not."""
        self.assign(target, item)
        if isinstance(target, p.Name) and isinstance(item.sole, ConstRef) and item.sole.kind != "int":
            key = (target.id, "==", f"{item.sole.kind}:{item.sole.value}")
            self.state = self.state.assume(key, True)

    def _unrolled(
        self,
        node: p.For | p.While,
        loop: Loop,
        rounds: Sequence[Callable[[], None]],
        world: State,
        splits: int = MOST_SPLITS,
    ) -> Worlds:
        """Run a loop round by round; each begins as `rounds` says."""
        outer, self.exits = self.exits, self.exits.inner()
        self.loops.append(loop)
        outer_rounds = self.rounds
        worlds = [world]
        divides: Key | None = None
        known = set(self.activation.forwards)
        for number, enter in enumerate(rounds):
            self.rounds = (*outer_rounds, number)
            entry = join_all(worlds)
            if entry is None:
                break
            self.state = self._carried(loop, node.body, entry, world)
            enter()
            worlds = self.run_block(node.body, [self.state])
            worlds = merged(worlds + self.exits.continues)
            self.exits.continues = []
            divides = fixed.dividing(node, world, worlds) if splits and number == 0 and len(rounds) > 1 else None
            if divides is not None:
                break
        self.rounds = outer_rounds
        self.loops.pop()
        if divides is not None:
            self.exits, sides = outer, self._sides(world, divides, known)
            return merged([x for y in sides for x in self._unrolled(node, loop, rounds, y, splits - 1)])
        inner, self.exits = self.exits, outer
        ended = self.run_block(node.orelse, worlds)
        return merged(ended + self._leave(inner))

    def _sides(self, world: State, key: Key, known: Collection[object]) -> list[State]:
        """The states in which a loop begins that is run for each outcome: what its first round found is found again."""
        for place in [x for x in self.activation.forwards if x not in known]:
            del self.activation.forwards[place]
        return [world.assume(key, outcome) for outcome in (True, False)]

    def _carried(self, loop: Loop, body: p.Block, back: State, world: State) -> State:
        """The state at the end of a round, as the next one finds it.

        What a round computes before it looks at it, under whatever condition, and nobody has before the loop, is
        looked at where it was computed in the same round: on the first one, anything else would raise.
        """
        if self.function.is_module_body:  # Functions may look at its variables.
            return back
        for name in self.run.first_uses.set_first(loop.pos, body):
            value = back.env.get(name)
            if value is not None and value.flows and not value.refs and name not in world.env:
                back = back.unbind(name)
        return back

    def _leave(self, inner: Exits) -> Worlds:
        """Let all that leaves the loop leave the block around it, but for the `break`s: these are the result."""
        breaks, inner.breaks, inner.continues = inner.breaks, [], []
        self.exits.add(inner)
        return breaks

    def _loop(
        self,
        loop: Loop,
        enter: Callable[[State], Worlds],
        node: p.For | p.While,
        world: State,
        once: bool,
        endless: bool = False,
        parts: Sequence[Obj] | None = None,
        splits: int = MOST_SPLITS,
    ) -> Worlds:
        """Run a loop to its fixed point. What an earlier round of an outer loop found at its head is kept.

        Not so if the outer one is unrolled: its rounds do not come to this loop with the same things in hand.
        `parts` are what it iterates over, None if it does not: if it never runs there are none, so that after it they
        are as the body leaves them. The first round may show a condition that divides what it does: up to `splits`.
        """
        body, orelse = node.body, () if endless else node.orelse
        key = (loop.pos, self.rounds, frozenset(world.assumed.items()))
        head, outer = world, self.exits
        cached = self.heads.get(key)
        if cached is not None:
            head = cached[0].join(world)
            if head == cached[0]:
                outer.add(cached[2])
                return cached[1]
        self.loops.append(loop)
        divides: Key | None = None
        known = set(self.activation.forwards)
        for _ in range(MOST_ROUNDS):
            self.exits = outer.inner()
            ends, last = last_round.divided(node, self.run_block(body, enter(head)) + self.exits.continues)
            divides = fixed.dividing(node, world, ends) if splits and head is world else None
            if divides is not None:
                break
            back = join_all(ends)
            joined = head if back is None else head.join(self._carried(loop, body, back, world))
            if joined == head:
                break
            head = joined
        else:  # It is not found: what still changes is not known.
            head = _widened(head)
            self.exits = outer.inner()
            ends, last = last_round.divided(node, self.run_block(body, enter(head)) + self.exits.continues)
            back = join_all(ends)
        self.loops.pop()
        if divides is not None:
            self.exits, sides = outer, self._sides(world, divides, known)
            return merged(
                [x for y in sides for x in self._loop(loop, enter, node, y, once, endless, parts, splits - 1)]
            )
        inner, self.exits = self.exits, outer
        leaves: Worlds = []
        if not endless and not once:
            leaves = [head if parts is None else after_items(head, back, parts)]
        elif not endless and back is not None:
            leaves = [back]
        breaks = self._leave(inner)
        after = merged(self.run_block(orelse, leaves + last) + breaks)
        self.heads[key] = (head, after, inner)
        return after


def _widened(state: State) -> State:
    """A state in which any module may be in any mode, and any name may hold something else besides."""
    modes = {obj: mode.join(UNKNOWN) for obj, mode in state.modes.items()}
    env = {name: value._replace(open=True) if value.objects else value for name, value in state.env.items()}
    return state._replace(env=env, modes=modes)
