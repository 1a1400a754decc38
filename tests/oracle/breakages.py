"""Ten small ways in which the interpreter can be wrong. The oracle must notice each."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from unittest import mock

from flake8_nograd.flow import interpreter, loops, statements
from flake8_nograd.flow.guard_calls import GuardRunner
from flake8_nograd.flow.modes import ModeRunner
from flake8_nograd.flow.state import State
from flake8_nograd.flow.summaries import SummaryRunner
from flake8_nograd.flow.switch import Switch, on_at
from flake8_nograd.syntax import program as p
from flake8_nograd.torch_facts import tensors

Breakage = Callable[[], contextlib.AbstractContextManager[object]]


def _guard_stays() -> contextlib.AbstractContextManager[object]:
    real = GuardRunner.enter

    def enter(self: GuardRunner, item: p.WithItem) -> Callable[[], None]:
        real(self, item)
        return lambda: None

    return mock.patch.object(GuardRunner, "enter", enter)


def _only_itself() -> contextlib.AbstractContextManager[object]:
    def set_mode(self: State, obj: Any, switch: Switch, parts: object = ()) -> State:
        return self._replace(modes={**self.modes, obj: switch})

    return mock.patch.object(State, "set_mode", set_mode)


def _always_train() -> contextlib.AbstractContextManager[object]:
    def train_with(self: ModeRunner, node: p.Call, receivers: list[Any], flag: object, expr: object) -> None:
        self.switch_mode(node, receivers, on_at(node.pos))

    return mock.patch.object(ModeRunner, "train_with", train_with)


def _modes_stay() -> contextlib.AbstractContextManager[object]:
    real = SummaryRunner._apply_end

    def apply_end(self: SummaryRunner, translation: Any, end: State, *rest: Any) -> None:
        real(self, translation, end._replace(modes={}), *rest)

    return mock.patch.object(SummaryRunner, "_apply_end", apply_end)


@contextlib.contextmanager
def _without(kind: type[p.Stmt], block: str) -> Iterator[None]:
    """Have statements of this kind lose one of their blocks."""
    table: dict[type[p.Stmt], Any] = statements._STATEMENTS
    real = table[kind]

    def run(self: object, node: Any, world: State) -> Any:
        return real(self, dataclasses.replace(node, **{block: ()}), world)

    with mock.patch.dict(table, {kind: run}):
        yield


BREAKAGES: Mapping[str, Breakage] = {
    "a guard is ignored in a decorator": lambda: mock.patch.object(interpreter, "decorated", return_value=None),
    "a join is its left side": lambda: mock.patch.object(Switch, "join", lambda self, other: self),
    "the body of a loop is seen once": lambda: mock.patch.object(loops, "MOST_ROUNDS", 1),
    "a mode does not reach sub-modules": _only_itself,
    "a guard does not end with its block": _guard_stays,
    "else is ignored": lambda: _without(p.If, "orelse"),
    "train(flag) is train()": _always_train,
    "detach does not end the flow of gradients": lambda: mock.patch.object(tensors, "DETACHING_METHODS", frozenset()),
    "finally is skipped": lambda: _without(p.Try, "final"),
    "a called function leaves modes as they were": _modes_stay,
}
