"""Statements that end what they began on every way out: `try` and `with`."""

from __future__ import annotations

from flake8_nograd.flow.arguments import Arguments
from flake8_nograd.flow.dotted import last_name
from flake8_nograd.flow.exits import perhaps
from flake8_nograd.flow.loops import LoopRunner
from flake8_nograd.flow.state import State, join_all
from flake8_nograd.flow.switch import UNKNOWN
from flake8_nograd.flow.values import NOTHING
from flake8_nograd.flow.worlds import Worlds, merged
from flake8_nograd.syntax import program as p


class UnwindingRunner(LoopRunner):
    """Runs `try` and `with` statements."""

    def try_statement(self, node: p.Try, world: State) -> Worlds:
        """Whatever is raised in the body may reach a handler, and what is in `finally` runs on every way out."""
        outer = self.exits
        self.exits = whole = outer.inner(catching=bool(node.final))
        self.exits = inner = whole.inner(catching=True)
        ends = self.run_block(node.body, [world])
        raised, anywhere = inner.caught(world)
        if raised is None and anywhere is None:  # Whoever wrote it knows what may be raised.
            anywhere = join_all(ends)
        self.exits = whole
        whole.add(inner)
        ends = self.run_block(node.orelse, ends) if node.orelse else ends
        ends = ends + [x for y in node.handlers for x in self._handled(y, raised, anywhere, (world, ends))]
        if raised is not None:
            whole.may_raise(raised)
        if anywhere is not None:
            whole.may_raise_anywhere(anywhere)
        self.exits = outer
        ends = merged(ends)
        if not node.final:
            outer.add(whole)
            return ends
        outer.add(whole, lambda state: self.run_block(node.final, [state]))
        return self.run_block(node.final, ends)

    def _handled(
        self, handler: p.Handler, raised: State | None, anywhere: State | None, around: tuple[State, Worlds]
    ) -> Worlds:
        """The worlds after a handler: of what is raised in sight, and of anything else.

        `around` are the state before the `try`, and the worlds in which nothing is raised.
        """
        worlds: Worlds = []
        for state in (raised, anywhere):
            if state is not None:
                start = state if raised is None or state is raised else _unlike(state, raised)
                caught = start.bind(handler.name, NOTHING) if handler.name else start
                after = self.run_block(handler.body, [caught])
                if state is not raised:
                    after = [perhaps(x, *around) for x in after]
                    after = after if raised is None else [y for x in after for y in _told_apart(x, raised, around[1])]
                worlds += after
        return worlds

    def with_statement(self, node: p.With, world: State) -> Worlds:
        """What entering the items did is undone on every way out."""
        self.state = world
        undo = [self.enter(item) for item in node.items]
        outer_callbacks, self.callbacks = self.callbacks, {}
        callbacks = self.callbacks

        def leave(state: State) -> Worlds:
            self.state = state
            for call, arguments in reversed(callbacks.values()):
                self.call_value(call, arguments.positional[0], Arguments(arguments.positional[1:], arguments.keywords))
            for end in reversed(undo):
                end()
            return [self.state]

        outer = self.exits
        swallows = any(_swallows(item.context) for item in node.items)
        self.exits = outer.inner(catching=swallows)
        before = self.state
        ends = self.run_block(node.body, [before])
        inner, self.exits = self.exits, outer
        outer.add(inner, leave)
        self.callbacks = outer_callbacks
        if swallows:
            ends = merged([*ends, *(x for x in inner.caught(before) if x is not None)])
        self.idle_with(node)
        return [after for state in ends for after in leave(state)]


def _told_apart(state: State, raised: State, ends: Worlds) -> Worlds:
    """The state once for each outcome of a condition that tells a raise in sight from those who come to the end."""
    for key, outcome in raised.assumed.items():
        if key not in state.assumed and any(end.assumed.get(key, outcome) != outcome for end in ends):
            return [state.assume(key, True), state.assume(key, False)]
    return [state]


def _unlike(anywhere: State, raised: State) -> State:
    """What holds at a handler that is there for what is raised in sight, if it catches something else, if at all."""
    modes = {x: mode if raised.mode(x) == mode else UNKNOWN for x, mode in anywhere.modes.items()}
    grad = anywhere.grad if raised.grad == anywhere.grad else anywhere.grad.unclear()
    return anywhere._replace(modes=modes, grad=grad)


def _swallows(context: p.Expr) -> bool:
    """Whether the block ends where an exception is raised in it: `with contextlib.suppress(...):`."""
    return isinstance(context, p.Call) and last_name(context.func) == "suppress"
