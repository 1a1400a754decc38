"""Statements: what they do to the worlds that reach them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flake8_nograd.flow import conditions
from flake8_nograd.flow.containers import is_display
from flake8_nograd.flow.flows import derived
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.unwinding import UnwindingRunner
from flake8_nograd.flow.values import (
    CONST_NONE,
    NOTHING,
    ClassRef,
    ConstRef,
    FunctionRef,
    LazyRef,
    StreamRef,
    Value,
    combine,
    constant,
    of,
)
from flake8_nograd.flow.walk import expressions, raises_nothing
from flake8_nograd.flow.worlds import Worlds, evened, merged, restored, saved_in
from flake8_nograd.syntax import program as p


class StatementRunner(UnwindingRunner):
    """Runs blocks of statements. `self.exits` are the exits of the block being run."""

    def run_block(self, block: p.Block, worlds: Worlds) -> Worlds:
        raised_before = False
        for statement in block:
            if not worlds:
                break
            run = _STATEMENTS.get(type(statement))
            if run is None:
                continue
            may_raise = self.exits.catching and not raises_nothing(statement)
            result: Worlds = []
            for world in worlds:
                if may_raise or raised_before:
                    self.exits.may_raise_anywhere(world)
                result += run(self, statement, world)
            worlds = merged(result) if len(result) > 1 else result
            raised_before = may_raise
        for world in worlds if raised_before else ():
            self.exits.may_raise_anywhere(world)
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
        value = NOTHING
        if node.value is not None:
            value = of(LazyRef(node.value)) if self._waits(node, node.value) else self.eval(node.value)
            value = self.named(node.targets[0], node.value, value)
        for target in node.targets:
            if node.annotation is not None:
                value = self.annotated(target, node.annotation, value, bare=node.value is None)
            if node.value is not None or node.annotation is None:
                chosen = None if node.value is None or len(value.refs) < 2 else self.choice_in(node.value)
                self.assign(target, value)
                self.choose_as(target, value, chosen)
        if node.value is not None and len(node.targets) == 1 and isinstance(node.targets[0], p.Name):
            self.state = conditions.name(node.targets[0].id, node.value, self.state)
        return [self.state]

    def _waits(self, node: p.Assign, value: p.Expr) -> bool:
        """Whether a name is bound to a generator that does not consume what the name held before."""
        target = node.targets[0]
        if len(node.targets) > 1 or not isinstance(target, p.Name) or not self.is_lazy(value):
            return False
        return all(not isinstance(x, p.Name) or x.id != target.id for x in expressions([value]))

    def _aug_assign(self, node: p.AugAssign, world: State) -> Worlds:
        self.state = world
        before, added = self.eval(node.target), self.computed(self.eval(node.value))
        self.put(before, added.flows)
        if isinstance(node.target, p.Attr) and self._is_somebodys_loss(node.target):
            self.use(added.flows)
        total = self._counted_on(node, before, added) or combine((before, added._replace(flows=derived(added.flows))))
        if is_display(before) and is_display(added):  # A list that grows.
            items = self.element(before).join(self.element(added))
            total = total._replace(refs=(StreamRef(items),), open=False)
        self.assign(node.target, total)
        return [self.state]

    def _counted_on(self, node: p.AugAssign, before: Value, added: Value) -> Value | None:
        """The next number, of the name that an unrolled loop counts with."""
        if not isinstance(node.target, p.Name) or node.target.id not in self.counters:
            return None
        numbers = [x.sole.value for x in (before, added) if isinstance(x.sole, ConstRef)]
        whole = [x for x in numbers if isinstance(x, int)]
        return constant(sum(whole)) if len(whole) == 2 else None

    def _is_somebodys_loss(self, target: p.Attr) -> bool:
        """Whether it is a loss of an object that the function was given: its owner goes back through it."""
        given = any(obj.root[0] == "param" for obj in self.eval(target.base).objects)
        return given and self.run.words.is_loss(target.name)

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
        if conditions.outcome(node.test, self.state) is False:
            return []
        return [conditions.assume(node.test, True, self.state)]

    def _break(self, _: p.Break, world: State) -> Worlds:
        self.exits.breaks.append(world)
        return []

    def _continue(self, _: p.Continue, world: State) -> Worlds:
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
        for name, full in node.bindings:
            self.bind(name, self.run.imports.named(full, self.function))
        return [self.state]

    def _function(self, node: p.FunctionDef, world: State) -> Worlds:
        """A function statement: its decorators are evaluated, its body is interpreted later."""
        self.state = world
        self.run.define_function(node.function, self)
        self.bind(node.function.name, of(FunctionRef(node.function)))
        return [self.state]

    def _class(self, node: p.ClassDef, world: State) -> Worlds:
        """A class statement: its body runs in a scope of its own, its methods later."""
        self.state = world
        self.run.define_class(node.klass, self)
        self._run_class_body(node.klass)
        self.state = world._replace(modes=self.state.modes, grad=self.state.grad)
        self.bind(node.klass.name, of(ClassRef(node.klass)))
        return [self.state]

    def _run_class_body(self, klass: p.Class) -> None:
        """Run a class body; the names that it binds become class attributes."""
        before = self.state.env
        ends = join_all(self.run_block(klass.body, [self.state]))
        if ends is not None:
            values = self.annotated_fields(klass)
            values.update((name, value) for name, value in ends.env.items() if before.get(name) is not value)
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
        yes = [] if known is False else self.run_block(node.body, [conditions.branch(node.test, True, world)])
        no = [] if known is True else self.run_block(node.orelse, [conditions.branch(node.test, False, world)])
        no, saved = evened(node.test, world, yes, no), saved_in(flag)
        if saved is not None and yes and no:
            return [restored(saved, yes, no)]
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
    p.Try: StatementRunner.try_statement,
    p.With: StatementRunner.with_statement,
}
