"""What all parts of one program share: the choices, the names in use, and what the file defines at its top."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

T = TypeVar("T")
Lines = list[str]
Writer = Callable[["Pen", "Scope"], Lines]
MOST_DEPTH = 3


class Choices(Protocol):
    """Where a program's choices come from. Zero is the simplest choice."""

    def below(self, count: int) -> int: ...


class RandomChoices:
    """Choices of a pseudorandom generator: much faster than Hypothesis, but they do not shrink."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def below(self, count: int) -> int:
        return int(self._random.random() * count)


@dataclass(frozen=True)
class Model:
    """An expression that holds a module: whether it may be rebound here, and the names of sub-modules and methods."""

    text: str
    local: bool = True
    parts: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()


@dataclass(frozen=True)
class Helper:
    """A function that the program defines. `shape` says what it takes: `model`, `inputs`, `flag`, `batches`, `loader`.

    A model that it is given must have these `parts` and `methods`.
    """

    name: str
    shape: tuple[str, ...]
    gives: str = "tensor"
    parts: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()

    def takes(self, model: Model) -> bool:
        return set(self.parts) <= set(model.parts) and set(self.methods) <= set(model.methods)


@dataclass
class Scope:
    """The names that can be used at a place of the program."""

    models: list[Model] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    batches: list[str] = field(default_factory=list)
    loaders: list[str] = field(default_factory=list)
    optimizers: list[str] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    in_loop: bool = False
    gives: str = ""
    """What an early `return` of the function gives; empty outside of functions."""
    under_guard: bool = False
    depth: int = 0
    is_root: bool = True
    """It is a function's or the file's own block: what is bound here is bound for the rest of it."""

    def inner(self, *, loop: bool = False) -> Scope:
        """The scope of a block: what it binds is gone after it."""
        return Scope(
            list(self.models), list(self.inputs), [] if loop else list(self.outputs), list(self.numbers),
            list(self.flags), list(self.batches), list(self.loaders), list(self.optimizers), list(self.helpers),
            loop or self.in_loop, self.gives, self.under_guard, self.depth + 1, False,
        )  # fmt: skip

    def closure(self) -> Scope:
        """The scope of a function inside: it sees all names and must not rebind them."""
        models = [Model(x.text, False, x.parts, x.methods) for x in self.models]
        return Scope(
            models, list(self.inputs), [], list(self.numbers), list(self.flags), list(self.batches),
            list(self.loaders), [], list(self.helpers), False, "None", self.under_guard, self.depth + 1,
        )  # fmt: skip


class Pen:
    """Writes one program."""

    def __init__(self, choices: Choices, statements: Sequence[tuple[int, Writer]], budget: int) -> None:
        """`statements` are the kinds of statements with their weights; `budget` bounds how many are written."""
        self._choices = choices
        self._statements = statements
        self._names: dict[str, int] = {}
        self.budget = budget
        self.snippets: dict[str, Lines] = {}

    def pick(self, options: Sequence[T]) -> T:
        return options[self._choices.below(len(options))]

    def weighted(self, table: Sequence[tuple[int, T]]) -> T:
        """One of the options; the numbers say how often each is taken, relative to each other."""
        left = self._choices.below(sum(weight for weight, _ in table))
        for weight, option in table:
            left -= weight
            if left < 0:
                return option
        raise AssertionError("the weights add up")

    def chance(self, percent: int) -> bool:
        return self._choices.below(100) >= 100 - percent

    def number(self, least: int, most: int) -> int:
        return least + self._choices.below(most - least + 1)

    def name(self, stem: str) -> str:
        """A name that the program does not use yet."""
        self._names[stem] = self._names.get(stem, 0) + 1
        return stem if self._names[stem] == 1 else f"{stem}{self._names[stem]}"

    def define(self, name: str, lines: Lines) -> str:
        """Define something at the top of the file, once."""
        self.snippets.setdefault(name, lines)
        return name

    def block(self, scope: Scope, least: int = 1, most: int = 3) -> Lines:
        """Some statements; each may use what those before it bound. Never empty."""
        lines: Lines = []
        for _ in range(self.number(least, most)):
            if self.budget <= 0:
                break
            self.budget -= 1
            lines += self.weighted(self._statements)(self, scope)
            if lines and _leaves(lines[-1]):
                break
        return lines or ["pass"]


def _leaves(line: str) -> bool:
    """Whether nothing after this statement of the same block runs."""
    return line.startswith(("return", "break", "continue", "raise"))


def indented(lines: Lines) -> Lines:
    """The lines as the body of a compound statement."""
    return [f"    {line}" for line in lines]
