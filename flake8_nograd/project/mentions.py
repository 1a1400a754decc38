"""Which files of a project may call a function or method."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from flake8_nograd.project.files import python_files
from flake8_nograd.project.limits import Limits
from flake8_nograd.project.store import bytes_of, text_of
from flake8_nograd.rules.file import File
from flake8_nograd.syntax.parts import IDENTIFIER

_CALLED = re.compile(r"\(\s*(\w*[^\W\d])(?!\w)(?!\s+fed(?!\w))")
"""A name and the parenthesis after it, but not after `def`, in a text backwards: parentheses are rarer than names."""

_DEFINED = re.compile(r"(?<!\w)def\s+([^\W\d]\w*)\s*\(")
_IMPORTS = re.compile(r"^[ \t]*(?:from|import)[ \t][^\n(]*(?:\([^)]*\))?", re.MULTILINE)

MOST_KNOWN = 2_000
"""Files whose words are kept in memory."""


class _Words(NamedTuple):
    """The identifiers in a file, those in its import statements, and the functions that it defines."""

    every: frozenset[str]
    imported: frozenset[str]
    defined: frozenset[str]


class Mentions:
    """The names that each file calls. Unit tests are left out: they call as nobody else does."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self._files: dict[str, list[str]] = {}
        self._known: dict[str, _Words] = {}
        self._paths: list[str] = []
        for path in python_files(root, limits):
            file = File(str(Path(path).relative_to(root)))
            if not (file.is_test or file.is_conftest or file.below_tests):
                self._add(path)
        self.complete = not limits.reached

    def _add(self, path: str) -> None:
        self._paths.append(path)
        text = text_of(path)
        for name in () if text is None else set(_CALLED.findall(text[::-1])):
            self._files.setdefault(name[::-1], []).append(path)

    def of_function(self, name: str, home: str) -> list[str]:
        """The files that call something of that name, define nothing of it, and import it or its file `home`."""
        known = {name, _module_name(home)}
        return [
            path
            for path in self._files.get(name, ())
            if name not in (words := self._words(path)).defined and not known.isdisjoint(words.imported)
        ]

    def of_method(self, name: str, home: str, names: Iterable[str]) -> list[str]:
        """The files that call something of that name and know its object: they import `home` or speak of the names.

        If there are none, those in the same folder: they may get the object from somewhere else.
        """
        known, module = set(names), _module_name(home)
        calling = self._files.get(name, ())
        found = [
            path
            for path in calling
            if module in (words := self._words(path)).imported or not known.isdisjoint(words.every)
        ]
        return found if set(found) - {home} else [path for path in calling if Path(path).parent == Path(home).parent]

    def of_definition(self, name: str) -> list[str]:
        """The files that define a function or method of that name."""
        wanted = f"def {name}(".encode()
        return [path for path in self._paths if wanted in (bytes_of(path) or b"")]

    def _words(self, path: str) -> _Words:
        found = self._known.get(path)
        if found is None:
            text = text_of(path) or ""
            imported = IDENTIFIER.findall(" ".join(_IMPORTS.findall(text)))
            found = _Words(frozenset(IDENTIFIER.findall(text)), frozenset(imported), frozenset(_DEFINED.findall(text)))
            if len(self._known) < MOST_KNOWN:
                self._known[path] = found
        return found


def _module_name(path: str) -> str:
    """The last part of a module's dotted name: that of its folder for a package."""
    found = Path(path)
    return found.parent.name if found.stem == "__init__" else found.stem
