"""What names that are imported from the project's own files hold: functions, classes, guards, aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flake8_nograd.flow.project import main_of
from flake8_nograd.flow.values import ClassRef, ConstRef, Dotted, FunctionRef, GuardRef, ItemsRef, Value, WrappedRef, of
from flake8_nograd.syntax import program as p

if TYPE_CHECKING:
    from flake8_nograd.flow.interpreter import Interpreter

_FOLLOWED = (FunctionRef, ClassRef, GuardRef, WrappedRef, Dotted)


class Imports:
    """Follows imports into the project's other files, each once."""

    def __init__(self, run: Interpreter) -> None:
        self._run = run
        self._known: dict[tuple[str, int, bool], Value | None] = {}

    def value(self, name: str, function: p.Function, *, is_base: bool = False) -> Value | None:
        """What a dotted name holds where the function stands; None if it leads out of sight.

        A file that is followed is run first, as an import does. A cycle of imports ends where it began.
        """
        key = (name, main_of(function).pos, is_base)
        if key in self._known:
            return self._known[key]
        self._known[key] = None
        found = self._run.programs.find(name, function, is_base=is_base)
        if found is not None:
            program, rest = found
            self._run.enter(program)
            self._known[key] = self._inside(program, rest)
        if self._known[key] is None:
            self._known[key] = self._sought(name, function)
        return self._known[key]

    def named(self, name: str, function: p.Function) -> Value:
        """The value of a dotted name before anything is done with it.

        It leads on only to a function whose callers are sought: what it is handed to may call it, by any name.
        """
        found = self.value(name, function) if name.rpartition(".")[2] in self._run.sought else None
        is_function = found is not None and all(isinstance(ref, FunctionRef) for ref in found.refs)
        return found if found is not None and is_function else of(Dotted(name))

    def _sought(self, name: str, function: p.Function) -> Value | None:
        """The function that a name may stand for which leads nowhere: one whose callers are sought in other files."""
        wanted = self._run.sought.get(name.rpartition(".")[2], ())
        found = [x for x in wanted if x.outer is main_of(x) and self._run.programs.may_be_of(name, function, x)]
        return of(FunctionRef(found[0])) if len(found) == 1 else None

    def from_stars(self, name: str, function: p.Function) -> Value | None:
        """What a name holds that may come from one of the star imports around the function."""
        for module in self._run.programs.of(function).stars:
            found = self._run.programs.find(f"{module}.{name}" if module.strip(".") else f"{module}{name}", function)
            if found is None or len(found[1]) != 1:
                continue
            self._run.enter(found[0])
            if self._is_exported(found[0], name):
                value = self._inside(*found)
                if value is not None:
                    return value
        return None

    def _is_exported(self, program: p.Program, name: str) -> bool:
        every = self._run.activations.variable(program.main, "__all__")
        listed = None if every is None else every.sole
        if isinstance(listed, ItemsRef):
            return name in [x.sole.value for x in listed.items if isinstance(x.sole, ConstRef)]
        return not name.startswith("_")

    def _inside(self, program: p.Program, rest: tuple[str, ...]) -> Value | None:
        """What a dotted name means at the end of a file's module body; None if that is no code to follow."""
        if not rest:
            return None
        value = self._variable(program, rest[0])
        for name in rest[1:]:
            value = None if value is None else self._member(value, name)
        refs = () if value is None else value.refs
        return value if refs and all(isinstance(ref, _FOLLOWED) for ref in refs) else None

    def _variable(self, program: p.Program, name: str) -> Value | None:
        value = self._run.activations.variable(program.main, name) or self._run.programs.hoisted(name, program.main)
        if value is None:
            return self.from_stars(name, program.main)
        if isinstance(value.sole, Dotted):
            return self.value(value.sole.name, program.main) or value
        return value

    def _member(self, value: Value, name: str) -> Value | None:
        klass = value.sole
        if not isinstance(klass, ClassRef):
            return None
        for current in self._run.classes.mro(klass.klass):
            if name in current.methods:
                return of(FunctionRef(current.methods[name]))
        return None
