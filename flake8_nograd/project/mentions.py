"""Which files of a project may call a function or method, or hand it to what calls it."""

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

_IMPORTED = re.compile(r"import[ \t]+(\([^)]*\)|[^\n(]*)")
"""What follows the word `import`, wherever it stands: to begin with the word is fast."""

_DEFINED = re.compile(r"(?<!\w)def\s+([^\W\d]\w*)\s*\(")
_IMPORTS = re.compile(r"^[ \t]*(?:from|import)[ \t][^\n(]*(?:\([^)]*\))?", re.MULTILINE)

MOST_KNOWN = 2_000
"""Files whose words are kept in memory."""


FEW_CALLING = 5
"""Files that call a method by its name, up to which each is taken for a caller."""


class _Words(NamedTuple):
    """The identifiers in a file, those in its import statements, and the functions that it defines."""

    every: frozenset[str]
    imported: frozenset[str]
    defined: frozenset[str]


class Mentions:
    """The names that each file calls and imports. Unit tests are left out: they call as nobody else does."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self._calling: dict[str, list[str]] = {}
        self._importing: dict[str, list[str]] = {}
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
        if text is None:
            return
        for name in set(_CALLED.findall(text[::-1])):
            self._calling.setdefault(name[::-1], []).append(path)
        for name in {name for names in _IMPORTED.findall(text) for name in IDENTIFIER.findall(names)}:
            self._importing.setdefault(name, []).append(path)

    def of_function(self, name: str, home: str) -> list[str]:
        """The files that call something of that name or speak of it, and import it or its file `home`.

        A file that defines something of that name must import just that.
        """
        known = {name, _module_name(home)}
        return [
            path
            for path in self._speaking(name, known)
            if not known.isdisjoint((words := self._words(path)).imported)
            and (name not in words.defined or name in words.imported)
        ]

    def of_method(self, name: str, home: str, names: Iterable[str]) -> list[str]:
        """The files that call something of that name or speak of it, and know its object.

        They import `home` or speak of the names. So do all that call it, if they are `FEW_CALLING`, or else, if nobody
        knows its object, those in the same folder: they may get the object from somewhere else.
        """
        known, module = set(names), _module_name(home)
        found = [
            path
            for path in self._speaking(name, {module, *known})
            if module in (words := self._words(path)).imported or not known.isdisjoint(words.every)
        ]
        calling = self._calling.get(name, [])
        if len(calling) <= FEW_CALLING:
            return list(dict.fromkeys([*found, *calling]))
        if set(found) - {home}:
            return found
        return [path for path in calling if Path(path).parent == Path(home).parent]

    def _speaking(self, name: str, known: Iterable[str]) -> list[str]:
        """The files that call something of the name, and of those that import what is known the ones with the name."""
        calling = set(self._calling.get(name, ()))
        importing = {path for word in known for path in self._importing.get(word, ())}
        wanted = re.compile(rf"(?<!\w){name}(?!\w)".encode())
        return sorted(calling.union(x for x in importing - calling if wanted.search(bytes_of(x) or b"")))

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
