"""Statements: what they do to the worlds that reach them.

A *world* is a state with the conditions that it assumes. A branch on a condition that can be remembered, in which
modes or recording differ,
gives two worlds; all others are joined at once. There are at most `MOST_WORLDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flake8_nograd.flow import conditions
from flake8_nograd.flow.exits import Exits
from flake8_nograd.flow.expressions import ExpressionRunner
from flake8_nograd.flow.facts import Loop
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.switch import Switch
from flake8_nograd.flow.values import CONST_NONE, NOTHING, ConstRef, ItemsRef, Obj, SavedRef, Value, combine, constant
from flake8_nograd.syntax import program as p

MOST_WORLDS = 4
MOST_ROUNDS = 8
MOST_UNROLLED = 6

Worlds = list[State]


class StatementRunner(ExpressionRunner):
    """Runs blocks. `self.exits` are the exits of the block being run."""

    def run_block(self, block: p.Block, worlds: Worlds) -> Worlds:
        """The worlds at the end of the block; the other ways out are noted in `self.exits`."""
        for statement in block:
            if not worlds:
                break
            run = _STATEMENTS.get(type(statement))
            if run is None:
                continue
            result: Worlds = []
            for world in worlds:
                self.exits.may_raise(world)
                result += run(self, statement, world)
            worlds = merged(result) if len(result) > 1 else result
        for world in worlds:
            self.exits.may_raise(world)
        return worlds

    # --- simple statements -----------------------------------------------------------------------------------------

    def _expr(self, node: p.ExprStmt, world: State) -> Worlds:
        self.state = world
        self.dead = False
        self.statement(node.value)
        if self.dead and isinstance(node.value, p.Call):
            return []
        return self.split or [self.state]

    def _assign(self, node: p.Assign, world: State) -> Worlds:
        self.state = world
        value = NOTHING if node.value is None else self.eval(node.value)
        for target in node.targets:
            if node.annotation is not None:
                value = self.annotated(target, node.annotation, value, bare=node.value is None)
            if node.value is not None or node.annotation is None:
                self.assign(target, value)
        return [self.state]

    def _aug_assign(self, node: p.AugAssign, world: State) -> Worlds:
        self.state = world
        value = combine((self.eval(node.target), self.computed(self.eval(node.value))))
        self.assign(node.target, value)
        return [self.state]

    def _return(self, node: p.Return, world: State) -> Worlds:
        self.state = world
        value = CONST_NONE if node.value is None else self.eval(node.value)
        self.exits.returns.append((self.state, value))
        return []

    def _raise(self, node: p.Raise, world: State) -> Worlds:
        self.state = world
        if node.value is not None:
            self.eval(node.value)
        self.exits.may_raise(self.state)
        return []

    def _assert(self, node: p.Assert, world: State) -> Worlds:
        self.state = world
        self.eval(node.test)
        if isinstance(node.test, p.Const) and not node.test.value:
            return []
        return [conditions.assume(node.test, True, self.state)]

    def _break(self, node: p.Break, world: State) -> Worlds:
        self.exits.breaks.append(world)
        return []

    def _continue(self, node: p.Continue, world: State) -> Worlds:
        self.exits.continues.append(world)
        return []

    def _delete(self, node: p.Delete, world: State) -> Worlds:
        self.state = world
        for target in node.targets:
            if isinstance(target, p.Name):
                self.state = self.state.unbind(target.id)
        return [self.state]

    def _import(self, node: p.Import, world: State) -> Worlds:
        self.state = world
        self.import_names(node)
        return [self.state]

    def _function(self, node: p.FunctionDef, world: State) -> Worlds:
        self.state = world
        self.define_function(node.function)
        return [self.state]

    def _class(self, node: p.ClassDef, world: State) -> Worlds:
        self.state = world
        self.define_class(node.klass)
        return [self.state]

    def run_class_body(self, klass: p.Class) -> None:
        """Run a class body; the names that it binds become class attributes."""
        before = self.state.env
        ends = join_all(self.run_block(klass.body, [self.state]))
        if ends is not None:
            values = {name: value for name, value in ends.env.items() if before.get(name) is not value}
            self.run.classes.info(klass).class_values.update(
                {name: value for name, value in values.items() if name not in klass.methods}
            )
            self.state = ends

    # --- branches --------------------------------------------------------------------------------------------------

    def _if(self, node: p.If, world: State) -> Worlds:
        self.state = world
        flag = self.eval(node.test)
        world = self.state
        known = conditions.outcome(node.test, world)
        yes = [] if known is False else self.run_block(node.body, [conditions.assume(node.test, True, world)])
        no = [] if known is True else self.run_block(node.orelse, [conditions.assume(node.test, False, world)])
        if isinstance(flag.sole, SavedRef) and yes and no:
            return [_restored(flag.sole.switch, yes, no)]
        return merged(yes + no)

    def _match(self, node: p.Match, world: State) -> Worlds:
        self.state = world
        self.eval(node.subject)
        current: State | None = self.state
        result: Worlds = []
        for case in node.cases:
            if current is None:
                break
            taken, current = self._case(node, case, current)
            result += taken
        return merged(result + ([current] if current is not None else []))

    def _case(self, node: p.Match, case: p.Case, world: State) -> tuple[Worlds, State | None]:
        """The worlds after the case, and the state if it does not match."""
        test = p.Compare(case.pos, "==", node.subject, case.literal) if case.literal is not None else None
        known = conditions.outcome(test, world) if test is not None else (case.irrefutable or None)
        passed = conditions.assume(test, False, world) if test is not None else world
        if known is False:
            return [], world
        self.state = conditions.assume(test, True, world) if test is not None else world
        for name in case.names:
            self.state = self.state.bind(name, NOTHING)
        if case.guard is not None:
            self.eval(case.guard)
        after = self.run_block(case.body, [self.state])
        return after, None if known is True and case.guard is None else passed

    # --- loops -----------------------------------------------------------------------------------------------------

    def _for(self, node: p.For, world: State) -> Worlds:
        self.state = world
        iterated = self.eval(node.iter)
        loop = Loop(node, iterated, self.text(node.iter), node.pos)
        items = self.unrolled(node.iter, iterated)
        if items is not None:
            return self._unrolled(node, loop, items, self.state)

        def bind(state: State) -> Worlds:
            self.state = state
            self.assign(node.target, self.element(iterated, node.iter))
            return [self.state]

        once = self.at_least_once(node.iter, iterated)
        parts = self.element(iterated, node.iter).objects
        return self._loop(loop, bind, node.body, node.orelse, self.state, once, parts=parts)

    def _while(self, node: p.While, world: State) -> Worlds:
        endless = isinstance(node.test, p.Const) and bool(node.test.value)

        def test(state: State) -> Worlds:
            self.state = state
            self.eval(node.test)
            return [conditions.assume(node.test, True, self.state)]

        loop = Loop(node.test, NOTHING, "", node.pos)
        self.state = world
        once = conditions.outcome(node.test, world) is True
        after = self._loop(loop, test, node.body, () if endless else node.orelse, world, once, endless)
        return [conditions.assume(node.test, False, state) for state in after] if not endless and not once else after

    def unrolled(self, node: p.Expr, iterated: Value) -> list[Value] | None:
        """The items of a short display to iterate over, one by one, else None."""
        sole = iterated.sole
        if not isinstance(sole, ItemsRef) or not 0 < len(sole.items) <= MOST_UNROLLED or self.unrolling >= 2:
            return None
        if sole.keys is not None:
            return [constant(key) for key in sole.keys]
        if any(isinstance(ref, (ConstRef, ItemsRef)) or self.is_object(ref) for v in sole.items for ref in v.refs):
            return list(sole.items)
        return None

    def _unrolled(self, node: p.For, loop: Loop, items: list[Value], world: State) -> Worlds:
        outer, self.exits = self.exits, self.exits.inner()
        self.loops.append(loop)
        self.unrolling += 1
        worlds = [world]
        for item in items:
            entry = join_all(worlds)
            if entry is None:
                break
            self.state = entry
            self.assign(node.target, item)
            if isinstance(node.target, p.Name) and isinstance(item.sole, ConstRef):
                key = (node.target.id, "==", f"{item.sole.kind}:{item.sole.value}")
                self.state = self.state.assume(key, True)
            worlds = self.run_block(node.body, [self.state])
            worlds = merged(worlds + self.exits.continues)
            self.exits.continues = []
        self.unrolling -= 1
        self.loops.pop()
        inner, self.exits = self.exits, outer
        return self._after_loop(inner, self.run_block(node.orelse, worlds))

    def _after_loop(self, inner: Exits, ended: Worlds) -> Worlds:
        breaks, inner.breaks, inner.continues = inner.breaks, [], []
        self.exits.add(inner, lambda state: [state])
        return merged(ended + breaks)

    def _loop(
        self,
        loop: Loop,
        enter: Callable[[State], Worlds],
        body: p.Block,
        orelse: p.Block,
        world: State,
        once: bool,
        endless: bool = False,
        parts: Sequence[Obj] = (),
    ) -> Worlds:
        """Run a loop to its fixed point. What an earlier round of an outer loop found at its head is kept.

        `parts` are what it iterates over: if it never runs there are none, so that after it they are as the body
        leaves them.
        """
        key = (loop.pos, frozenset(world.assumed.items()))
        head, outer = world, self.exits
        cached = self.heads.get(key)
        if cached is not None:
            head = cached[0].join(world)
            if head == cached[0]:
                outer.add(cached[2], lambda state: [state])
                return cached[1]
        self.loops.append(loop)
        for _ in range(MOST_ROUNDS):
            self.exits = outer.inner()
            ends = self.run_block(body, enter(head)) + self.exits.continues
            back = join_all(ends)
            joined = head if back is None else head.join(back)
            if joined == head:
                break
            head = joined
        self.loops.pop()
        inner, self.exits = self.exits, outer
        leaves: Worlds = [] if endless else ([] if back is None else [back]) if once else [_with_parts(head, back, parts)]
        breaks, inner.breaks, inner.continues = inner.breaks, [], []
        self.exits.add(inner, lambda state: [state])
        after = merged(self.run_block(orelse, leaves) + breaks)
        self.heads[key] = (head, after, inner)
        return after

    # --- try and with ----------------------------------------------------------------------------------------------

    def _try(self, node: p.Try, world: State) -> Worlds:
        outer = self.exits
        self.exits = whole = outer.inner(catching=bool(node.final))
        self.exits = inner = whole.inner(catching=True)
        ends = self.run_block(node.body, [world])
        raised, inner.raised = inner.raised, None
        self.exits = whole
        whole.add(inner, lambda state: [state])
        ends = self.run_block(node.orelse, ends) if node.orelse else ends
        for handler in node.handlers:
            if raised is not None:
                caught = raised.bind(handler.name, NOTHING) if handler.name else raised
                ends = ends + self.run_block(handler.body, [caught])
        if raised is not None:
            whole.may_raise(raised)
        self.exits = outer
        ends = merged(ends)
        if not node.final:
            outer.add(whole, lambda state: [state])
            return ends
        outer.add(whole, lambda state: self.run_block(node.final, [state]))
        return self.run_block(node.final, ends)

    def _with(self, node: p.With, world: State) -> Worlds:
        self.state = world
        undo = [self.enter(item) for item in node.items]

        def leave(state: State) -> Worlds:
            self.state = state
            for end in reversed(undo):
                end()
            return [self.state]

        outer = self.exits
        self.exits = outer.inner()
        ends = self.run_block(node.body, [self.state])
        inner, self.exits = self.exits, outer
        outer.add(inner, leave)
        self.left_with(node)
        return [after for state in ends for after in leave(state)]


def _with_parts(head: State, back: State | None, parts: Sequence[Obj]) -> State:
    """The state after a loop, with the modes of what it iterated over as the body leaves them."""
    changed = {} if back is None else {obj: back.modes[obj] for obj in parts if obj in back.modes}
    return head._replace(modes={**head.modes, **changed}) if changed else head


def merged(worlds: Worlds) -> Worlds:
    """Join what need not be kept apart: the same switches, or no condition that tells the worlds from each other."""
    result: Worlds = []
    for world in worlds:
        for index, other in enumerate(result):
            if len(result) >= MOST_WORLDS or world.same_switches(other) or not world.contradicts(other):
                result[index] = other.join(world)
                break
        else:
            result.append(world)
    return result


def _restored(saved: Switch, yes: Worlds, no: Worlds) -> State:
    """After `if was_training: m.train()`: where the branches differ as the flag does, the switch is what was saved."""
    left, right = join_all(yes), join_all(no)
    assert left is not None and right is not None
    joined = left.join(right)
    modes = dict(joined.modes)
    for obj in joined.modes:
        if left.mode(obj).surely_on and right.mode(obj).surely_off:
            modes[obj] = saved
    return joined._replace(modes=modes)


_STATEMENTS: dict[type[p.Stmt], Callable[[StatementRunner, Any, State], Worlds]] = {
    p.ExprStmt: StatementRunner._expr,
    p.Assign: StatementRunner._assign,
    p.AugAssign: StatementRunner._aug_assign,
    p.Return: StatementRunner._return,
    p.Raise: StatementRunner._raise,
    p.Assert: StatementRunner._assert,
    p.Break: StatementRunner._break,
    p.Continue: StatementRunner._continue,
    p.Delete: StatementRunner._delete,
    p.Import: StatementRunner._import,
    p.FunctionDef: StatementRunner._function,
    p.ClassDef: StatementRunner._class,
    p.If: StatementRunner._if,
    p.Match: StatementRunner._match,
    p.For: StatementRunner._for,
    p.While: StatementRunner._while,
    p.Try: StatementRunner._try,
    p.With: StatementRunner._with,
}
