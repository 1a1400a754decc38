"""One project, and what the check of one of its files may ask of it."""

from __future__ import annotations

import ast
import functools
import os
from collections.abc import Iterable
from pathlib import Path

from flake8_nograd.flow.project import CallingFiles, main_of
from flake8_nograd.flow.words import Words
from flake8_nograd.project.cache import FOLDER, Cache
from flake8_nograd.project.limits import MOST_HOPS, Limits
from flake8_nograd.project.mentions import Mentions
from flake8_nograd.project.modules import Modules, module_parts
from flake8_nograd.project.reach import Reaches
from flake8_nograd.project.root import is_marked, root_of
from flake8_nograd.project.store import Store, is_package, may_lead_on, text_of
from flake8_nograd.settings import FILE, Settings
from flake8_nograd.syntax.outline import Reach, imports_of
from flake8_nograd.syntax.program import Function, Program

MOST_FOLLOWED = 24
"""Files that are read for the sake of one."""

MOST_DEFINING = 3
"""Files that are looked at for what a method of one name does."""

MOST_CALLING = 8
"""Files that are looked at for callers of one function."""


class Project:
    """The files of a project, read when they are asked for and kept for the checks to come."""

    def __init__(self, root: Path, most_files: int, most_seconds: int, cache: Cache | None = None) -> None:
        self.root = root
        self.modules = Modules(root)
        self.store = Store(str(root))
        self._is_marked = is_marked(root)
        self._cache = cache or Cache(None)
        self._limits = (most_files, most_seconds)
        self._reaches: tuple[Words, Reaches] | None = None

    def place_of(self, path: str) -> str:
        """The path of a file within the project; empty if nothing tells where that begins, and the path is relative."""
        is_sure = self._is_marked or os.path.isabs(path)
        return os.path.relpath(os.path.realpath(path), self.root) if is_sure else ""

    def reach(self, path: str, tree: ast.Module, words: Words) -> Reach:
        """What a file of the project may call in others."""
        if self._reaches is None or self._reaches[0] is not words:
            self._reaches = (words, Reaches(self.modules, words, self._cache))
        return self._reaches[1].of(os.path.realpath(path), imports_of(tree))

    def running(self, name: str) -> list[str]:
        """The files with a class whose method of that name may run a module; none if one guards or switches it."""
        if self._reaches is None:
            return []
        paths = self.mentions.of_definition(name)
        methods = {path: self._reaches[1].methods_named(name, path) for path in paths}
        return [] if any(switches for _, switches in methods.values()) else [x for x in paths if methods[x][0]]

    @functools.cached_property
    def mentions(self) -> Mentions:
        """Which files call what; made when it is first asked for."""
        return Mentions(self.root, Limits(*self._limits))


class Neighbours:
    """The project as one of its files sees it: what its names lead to, and who calls its functions."""

    def __init__(self, project: Project, path: str, program: Program) -> None:
        self._project = project
        self._path = os.path.realpath(path)
        self._paths = {program.main.pos: self._path}
        self._hops = {program.main.pos: 0}
        self._followed: dict[str, Program | None] = {self._path: program}
        self._unreadable: set[str] = set()

    def find(self, name: str, importer: Program, *, is_base: bool = False) -> tuple[Program, tuple[str, ...]] | None:
        """The file that a dotted name in `importer` leads into, and what of the name is left to look up there.

        Into a file without PyTorch, a name is followed only for what a base class is and calls.
        """
        home = self._paths[importer.main.pos]
        hops = self._hops[importer.main.pos] + (not is_package(home))  # Packages only pass names on.
        place = self._project.modules.find(name, home)
        if place is None or not (is_base or _may_lead_on(place[0])):
            return None
        if hops > MOST_HOPS and self._followed.get(place[0]) is None:
            return None  # What is there already, such as the file that is checked, costs nothing more.
        program = self._program(place[0], hops)
        return None if program is None else (program, place[1])

    def _program(self, path: str, hops: int) -> Program | None:
        """The program of a file that so many imports lead to; a shorter way there lets more of its own be followed."""
        if path in self._followed:
            known = self._followed[path]
            if known is not None:
                self._hops[known.main.pos] = min(hops, self._hops[known.main.pos])
            return known
        is_one_too_many = len(self._followed) >= MOST_FOLLOWED
        program = None if is_one_too_many else self._project.store.program(path)
        self._followed[path] = program
        if program is not None:
            self._paths[program.main.pos] = path
            self._hops[program.main.pos] = hops
        elif not is_one_too_many:
            self._unreadable.add(path)
        return program

    def may_be_of(self, name: str, importer: Program, home: Program) -> bool:
        """Whether a dotted name that leads nowhere may be of the file `home`.

        Its module is named like that file, which lies where only `sys.path` of the running script tells, or like a
        package round it, which may look its names up when it is asked for them.
        """
        around, place = (Path(self._project.place_of(self._paths[x.main.pos])) for x in (home, importer))
        around = around.parent if around.stem == "__init__" else around.with_suffix("")
        parts = module_parts(name, place)
        return bool(parts) and any(around.parts[i : i + len(parts)] == parts for i in range(len(around.parts)))

    def callers_of(self, function: Function, name: str, owners: Iterable[str]) -> CallingFiles:
        """Other files that may call the function by `name`, the nearest first, but no more than `MOST_CALLING`.

        `owners` are the names of the classes that an object with this method may be known by.
        """
        mentions = self._project.mentions
        home = self._paths[main_of(function).pos]
        paths = mentions.of_function(name, home) if function.owner is None else mentions.of_method(name, home, owners)
        near = sorted((path for path in paths if path != home), key=lambda path: _distance(path, home))
        programs = [self._program(path, 1) for path in near[:MOST_CALLING]]
        complete = mentions.complete and self._unreadable.isdisjoint(near)
        return CallingFiles([program for program in programs if program is not None], complete)

    def definers_of(self, name: str) -> list[Program]:
        """Other files with classes whose method of that name may run a module, the nearest `MOST_DEFINING`.

        None if the method of some class guards itself, or switches something.
        """
        near = sorted(
            (x for x in self._project.running(name) if x != self._path), key=lambda x: _distance(x, self._path)
        )
        programs = (self._program(path, 1) for path in near[:MOST_DEFINING])
        return [program for program in programs if program is not None]


@functools.lru_cache(maxsize=4096)
def _may_lead_on(path: str) -> bool:
    text = text_of(path)
    return text is not None and may_lead_on(path, text)


def _distance(path: str, home: str) -> tuple[int, int, str]:
    return -len(os.path.commonpath((path, home))), path.count(os.sep), path


@functools.lru_cache(maxsize=4)
def _project_at(root: Path, most_files: int, most_seconds: int, cache_dir: str | None, is_cached: bool) -> Project:
    return Project(root, most_files, most_seconds, _cache_of(root, cache_dir) if is_cached else None)


def _cache_of(root: Path, chosen: str | None) -> Cache:
    """Where the user wants it; else in the project, if something marks its root: not around a file that lies alone."""
    if chosen is not None:
        return Cache(chosen, may_be_link=True)
    return Cache(str(root / FOLDER) if is_marked(root) else None)


@functools.lru_cache(maxsize=512)
def _root_of_folder(folder: str) -> Path:
    return root_of(Path(folder, "_.py"))


def project_of(path: str, settings: Settings) -> Project | None:
    """The project of a file, by its place on disk; the file itself need not be there.

    None if the settings want none, or the path has no place on disk.
    """
    folder = os.path.dirname(os.path.realpath(path))
    if settings.scope == FILE or path in ("", "-", "stdin") or not os.path.isdir(folder):
        return None
    root = Path(os.path.realpath(settings.project_root)) if settings.project_root else _root_of_folder(folder)
    return _project_at(root, settings.project_files, settings.project_seconds, settings.cache_dir, settings.cache)
