"""The programs of one run: that of the file being checked, and those of other files of its project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from flake8_nograd.flow.values import ClassRef, FunctionRef, Obj, Value, of
from flake8_nograd.syntax import program as p


class Library(Protocol):
    """The project's own files, as far as they may be read."""

    def find(
        self, name: str, importer: p.Program, *, is_base: bool = False
    ) -> tuple[p.Program, tuple[str, ...]] | None:
        """The file that a dotted name in `importer` leads into, and what of the name is left to look up there.

        A relative name has its leading dots. None if the name leads out of the project, or may not be followed: into
        a file without PyTorch only that of a base class is.
        """

    def may_be_of(self, name: str, importer: p.Program, home: p.Program) -> bool:
        """Whether a dotted name in `importer` that leads nowhere may be of the file `home`."""


class CallingFiles(NamedTuple):
    """Files that may call a function. Others may, too, if they are not `complete`."""

    programs: list[p.Program]
    complete: bool


@dataclass(frozen=True)
class Surroundings:
    """What a file is looked at together with.

    `callers` are files that may call functions of it out of its sight: those that are `sought`, by name. For those in
    `unsure`, by position, these are not all of the callers that there may be. `definers` are files, by the name of a
    method, with classes that have one which the file may call of an object that it knows nothing of. `folders` are the
    names of those that the file lies in, within its project.
    """

    library: Library | None = None
    callers: Sequence[p.Program] = ()
    sought: Mapping[str, Sequence[p.Function]] = field(default_factory=dict)
    unsure: Set[int] = frozenset()
    definers: Mapping[str, Sequence[p.Program]] = field(default_factory=dict)
    folders: Set[str] = frozenset()


ALONE = Surroundings()
"""The file alone, as if the project had no other."""


class Programs:
    """What is in sight of one run, by file."""

    def __init__(self, own: p.Program, library: Library | None, folders: Set[str]) -> None:
        """`folders` are the names of those that the file which is checked lies in, within its project."""
        self.own = own
        self._library = library
        self._folders = folders
        self._all: dict[int, p.Program] = {}
        self._hoisted: dict[int, dict[str, Value]] = {}
        self._written: dict[int, frozenset[str]] = {}
        self._functions: dict[int, p.Function] = {}
        self.generators: set[str] = set()
        self.add(own)

    def add(self, program: p.Program) -> bool:
        """Take in a file; False if it is there already."""
        main = program.main
        if main.pos in self._all:
            return False
        self._all[main.pos] = program
        self._hoisted[main.pos] = _hoisted(program)
        self._written[main.pos] = frozenset(name for function in program.functions for name in function.borrowed)
        self.generators.update(function.name for function in program.functions if function.is_generator)
        self._functions.update((function.pos, function) for function in program.functions)
        return True

    def find(
        self, name: str, function: p.Function, *, is_base: bool = False
    ) -> tuple[p.Program, tuple[str, ...]] | None:
        """The project's file that a dotted name in the function leads into; see `Library.find`."""
        return None if self._library is None else self._library.find(name, self.of(function), is_base=is_base)

    def is_of_own_package(self, name: str) -> bool:
        """Whether a dotted name is that of a package which the file that is checked lies in."""
        return name.partition(".")[0] in self._folders

    @property
    def is_alone(self) -> bool:
        """Whether no other file of the project may be read, or not yet."""
        return self._library is None

    def may_be_of(self, name: str, function: p.Function, home: p.Function) -> bool:
        """Whether a dotted name in the function that leads nowhere may be of the file of `home`, which is another."""
        if self._library is None or main_of(function) is main_of(home):
            return False
        return self._library.may_be_of(name, self.of(function), self.of(home))

    def of(self, function: p.Function) -> p.Program:
        """The file that the function stands in."""
        return self._all[main_of(function).pos]

    def is_own(self, function: p.Function) -> bool:
        """Whether the function stands in the file that is checked."""
        return main_of(function) is self.own.main

    def is_own_class(self, klass: p.Class) -> bool:
        """Whether the class stands in the file that is checked."""
        return self.program_at(klass.pos) is self.own

    def path_at(self, pos: int) -> str:
        """The path of the file that a position is in; empty for the file that is checked."""
        return self.program_at(pos).path

    def program_at(self, pos: int) -> p.Program:
        """The file that a position is in."""
        return self._all[max(first for first in self._all if first <= pos)]

    def function_at(self, pos: int) -> p.Function | None:
        """The function at a position, of any file."""
        return self._functions.get(pos)

    def is_variable(self, obj: Obj) -> bool:
        """Whether the object is known only as a variable of a module."""
        return obj.root[0] == "name" and obj.root[1] in self._all

    def borrowed(self, function: p.Function) -> frozenset[str]:
        """The names that some function of the same file declares `global` or `nonlocal`, and so may set."""
        return self._written[main_of(function).pos]

    def hoisted(self, name: str, function: p.Function) -> Value | None:
        """A function or class of the module body whose definition has not been reached yet."""
        return self._hoisted[main_of(function).pos].get(name)

    def canonical(self, text: str, function: p.Function) -> str:
        """The dotted name of what a name in the function was imported from; the name itself if it was not."""
        first, _, rest = text.partition(".")
        full = self.of(function).imports.get(first, first)
        return f"{full}.{rest}" if rest else full

    def functions_around(self, function: p.Function) -> Iterator[p.Function]:
        """All functions of the file that the function stands in."""
        yield from self.of(function).functions


def main_of(function: p.Function) -> p.Function:
    """The module body that the function stands in."""
    while function.outer is not None:
        function = function.outer
    return function


def _hoisted(program: p.Program) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for statement in program.main.body:
        if isinstance(statement, p.FunctionDef):
            found.setdefault(statement.function.name, of(FunctionRef(statement.function)))
        elif isinstance(statement, p.ClassDef):
            found.setdefault(statement.klass.name, of(ClassRef(statement.klass)))
    return found
