"""From a dotted name to the file of the project that it leads into, by the rules of Python's import system."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from flake8_nograd.project.root import above_packages
from flake8_nograd.torch_facts import frameworks

Place = tuple[str, tuple[str, ...]]
"""A file, and what is left of the name to look up in it."""


class Modules:
    """The modules of one project. Nothing outside its root is looked at, nor what links lead to out there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real_root = os.path.realpath(root)
        self._folders: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[str, str], Place | None] = {}

    def find(self, name: str, importer: str) -> Place | None:
        """Where a name leads that stands in the file `importer`; relative names have their leading dots."""
        folder = os.path.dirname(importer)
        key = (name, folder)
        if key not in self._known:
            self._known[key] = self._relative(name, folder) if name.startswith(".") else self._absolute(name, folder)
        return self._known[key]

    def _relative(self, name: str, folder: str) -> Place | None:
        rest = name.lstrip(".")
        for _ in range(len(name) - len(rest) - 1):
            folder = os.path.dirname(folder)
        parts = tuple(rest.split(".")) if rest else ()
        return self._descend(folder, parts) or self._package(folder, parts) if parts else None

    def _absolute(self, name: str, folder: str) -> Place | None:
        """A package is found where its topmost folder is, or in a `src` layout; a script finds its neighbours first.

        Whether a file of a package is run as a script, nobody can tell: what its neighbours are called comes last.
        """
        parts = tuple(name.split("."))
        if parts[0] in frameworks.TORCH_ROOTS and parts[0] != os.path.basename(self.root):
            return None
        above = str(above_packages(Path(folder)))
        bases = dict.fromkeys((above, str(self.root), str(self.root / "src"), folder))
        for base in bases:
            found = self._descend(base, parts)
            if found is not None:
                return found
        return None

    def _descend(self, base: str, parts: tuple[str, ...]) -> Place | None:
        """The file that the longest beginning of the name leads to."""
        for count, part in enumerate(parts):
            names = self._names_in(base)
            below = os.path.join(base, part)
            if part in names and self._holds_modules(below):
                base = below
            elif f"{part}.py" in names:
                return self._inside(f"{below}.py", parts[count + 1 :])
            else:
                return self._package(base, parts[count:]) if count else None
        return self._package(base, ())

    def _package(self, folder: str, rest: tuple[str, ...]) -> Place | None:
        if "__init__.py" not in self._names_in(folder):
            return None
        return self._inside(os.path.join(folder, "__init__.py"), rest)

    def _inside(self, path: str, rest: tuple[str, ...]) -> Place | None:
        """The place, if it is really below the root."""
        real = os.path.realpath(path)
        return (path, rest) if real.startswith(self._real_root + os.sep) else None

    def _holds_modules(self, folder: str) -> bool:
        return any(name.endswith(".py") or "." not in name for name in self._names_in(folder))

    def _names_in(self, folder: str) -> frozenset[str]:
        """The names in a folder, read once; none for what is no folder, or not below the root."""
        found = self._folders.get(folder)
        if found is None:
            found = frozenset[str]()
            if f"{os.path.realpath(folder)}{os.sep}".startswith(f"{self._real_root}{os.sep}"):
                with suppress(OSError):
                    found = frozenset(os.listdir(folder))
            self._folders[folder] = found
        return found


def module_parts(name: str, importer: Path) -> tuple[str, ...]:
    """The parts of the module that a dotted name is of; of a relative one, from where `importer` is relative to."""
    rest = name.lstrip(".")
    level = len(name) - len(rest)
    return (*(importer.parts[:-level] if level else ()), *rest.split(".")[:-1])
