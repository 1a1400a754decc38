"""What the functions of a file may do for those that call them, judged on its text, and what the file imports."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from flake8_nograd.syntax.parts import (
    BLOCKS,
    IDENTIFIER,
    lets_guards_out,
    parts_of,
    speaks_of_guards,
    switches,
    switches_modes,
)
from flake8_nograd.syntax.runners import Runners, called_names
from flake8_nograd.syntax.text import split_lines

_OF_CLASS = frozenset({"__init__", "__new__", "__enter__", "__exit__", "__call__"})
"""Methods that are called by the name of their class, or by that of an object of it."""


class Reach(NamedTuple):
    """Names by which a file may call other files.

    `switching` are those of what switches recording or modes for its caller, `running` of what runs a module, and
    `shielding` of what does so under a guard of its own. `hooks` are the names that methods of imported classes call
    which switch something: subclasses may define them. `modules` are those of imported classes that have a `forward`,
    and of what may make objects of them.
    """

    switching: frozenset[str] = frozenset()
    running: frozenset[str] = frozenset()
    shielding: frozenset[str] = frozenset()
    hooks: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()

    @property
    def every(self) -> frozenset[str]:
        return self.switching | self.running | self.shielding

    def with_names(self, change: Callable[[frozenset[str]], frozenset[str]]) -> Reach:
        """The reach by other names, and without hooks."""
        return Reach(change(self.switching), change(self.running), change(self.shielding), modules=change(self.modules))

    def joined(self, other: Reach) -> Reach:
        return Reach(*(mine | yours for mine, yours in zip(self, other, strict=True)))


NOWHERE = Reach()


@dataclass(slots=True)
class Outline:
    """A file from outside.

    `imports` are its imported names with their canonical ones, `stars` the modules that it imports every name of,
    `own` what its functions do by themselves, `calls` the names that each calls, `methods` those of each class, `hooks`
    the names that its methods call which switch something, and `bases` what it is derived from.
    """

    imports: dict[str, str] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)
    own: Reach = NOWHERE
    calls: list[tuple[tuple[str, ...], frozenset[str]]] = field(default_factory=list)
    methods: dict[str, set[str]] = field(default_factory=dict)
    hooks: dict[str, set[str]] = field(default_factory=dict)
    bases: dict[str, frozenset[str]] = field(default_factory=dict)

    def reach(self, imported: Reach) -> Reach:
        """What the file's names do, those included that it imports."""
        own = self.own._replace(modules=frozenset(x for x, methods in self.methods.items() if "forward" in methods))
        found = Reach(*(frozenset(self._spread(set(mine | yours))) for mine, yours in zip(own, imported, strict=True)))
        return found._replace(hooks=imported.hooks.union(*self.hooks.values()))

    def _spread(self, names: set[str]) -> set[str]:
        """The names, with those of the functions that call them, directly or not."""
        size = -1
        while size < len(names):
            size = len(names)
            for callers, called in self.calls:
                if not called.isdisjoint(names):
                    names.update(callers)
        return names


def outline_of(text: str, is_module_name: Callable[[str], bool]) -> Outline | None:
    """The outline of a text; None if it is no valid Python."""
    tree = parsed(text)
    if tree is None:
        return None
    found = imports_of(tree)
    lines = split_lines(text)
    runners = Runners(text, is_module_name)
    switching, running, shielding = set[str](), set[str](), set[str]()
    for aliases, held in _aliases(tree, lines):
        found.calls.append((aliases, frozenset(IDENTIFIER.findall(held))))
        switching.update(aliases if switches(held) else ())
    for part in parts_of(tree, lines):
        names = (part.owner,) if part.owner and part.name in _OF_CLASS else (part.name,)
        called = called_names(part.text)
        if part.owner and "__init__" in called:  # That of a base class.
            called = (called - {"__init__"}) | found.bases.get(part.owner, frozenset())
        found.calls.append((names, called))
        if part.owner:
            found.methods.setdefault(part.owner, set()).add(part.name)
        if switches_modes(part.text) or (speaks_of_guards(part.text) and lets_guards_out(part)):
            switching.update(names)
        if part.switches:
            shielding.update(names)
            found.hooks.setdefault(part.owner, set()).update(called)
        if runners.may_run(part.text, part.parameters):
            running.update(names)
    found.own = Reach(frozenset(switching), frozenset(running), frozenset(shielding))
    return found


def parsed(text: str) -> ast.Module | None:
    """The tree of a text, without a word about what is odd in it; None if it is no valid Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def imports_of(tree: ast.Module) -> Outline:
    """What a file imports anywhere, and what its classes are derived from."""
    found = Outline()
    for statement in _statements(tree):
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                first = alias.name.partition(".")[0]
                found.imports[alias.asname or first] = alias.name if alias.asname else first
                found.imports.setdefault(alias.name, alias.name)  # As one writes it where it is used.
        elif isinstance(statement, ast.ClassDef):
            names = [base for base in statement.bases if isinstance(base, ast.Name | ast.Attribute)]
            found.bases[statement.name] = frozenset(IDENTIFIER.findall(" ".join(map(ast.unparse, names))))
        elif isinstance(statement, ast.ImportFrom):
            module = "." * statement.level + (statement.module or "")
            for alias in statement.names:
                if alias.name == "*":
                    found.stars.append(module)
                else:
                    name = f"{module}{alias.name}" if module.endswith(".") else f"{module}.{alias.name}"
                    found.imports[alias.asname or alias.name] = name
    return found


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        for name in BLOCKS.get(type(node), ()):
            yield from getattr(node, name)
            pending.extend(getattr(node, name))


def _aliases(tree: ast.Module, lines: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Names of the module that are set, with the text that sets them: `no_grad = torch.no_grad`."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            names = tuple(target.id for target in statement.targets if isinstance(target, ast.Name))
            yield names, "".join(lines[statement.lineno - 1 : statement.end_lineno])
