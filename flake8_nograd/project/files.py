"""The Python files of a project: without environments, build folders, what git ignores, and links."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

from flake8_nograd.project.limits import Limits

_LEFT_OUT = frozenset({"__pycache__", "__pypackages__", "node_modules", "site-packages", "venv", "env"})
_BUILT = frozenset({"build", "dist"})
_OF_ENVIRONMENTS = ("pyvenv.cfg", "conda-meta")
_MOST_RULES = 1_000_000
"""Bytes of a .gitignore that are read."""

_Rules = tuple[tuple[str, GitIgnoreSpec], ...]


def python_files(root: Path, limits: Limits) -> Iterator[str]:
    """The paths of the files below `root`, folder by folder in the order of their names, until a limit is reached.

    Links are not followed: what they lead to is found where it is, if it is in the project.
    """
    pending: list[tuple[str, _Rules]] = [(str(root), ())]
    while pending and not limits.reached:
        folder, rules = pending.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        names = {entry.name for entry in entries}
        if folder != str(root) and not names.isdisjoint(_OF_ENVIRONMENTS):
            continue
        if ".gitignore" in names:
            rules = (*rules, *_rules_in(folder))
        folders: list[tuple[str, _Rules]] = []
        for entry in entries:
            if _is_folder(entry):
                if not _is_left_out(entry) and not _is_ignored(f"{entry.path}/", rules):
                    folders.append((entry.path, rules))
            elif entry.name.endswith(".py") and _may_be_read(entry) and not _is_ignored(entry.path, rules):
                if not limits.take_file():
                    return
                yield entry.path
        pending += reversed(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _may_be_read(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file(follow_symlinks=False) and entry.stat().st_size <= Limits.MOST_BYTES
    except OSError:
        return False


def _is_left_out(folder: os.DirEntry[str]) -> bool:
    name = folder.name
    if name.startswith(".") or name in _LEFT_OUT or name.endswith(".egg-info"):
        return True
    return name in _BUILT and not os.path.exists(os.path.join(folder.path, "__init__.py"))


def _rules_in(folder: str) -> _Rules:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            return ((folder, GitIgnoreSpec.from_lines(file.read(_MOST_RULES).splitlines())),)
    except (OSError, ValueError):
        return ()


def _is_ignored(path: str, rules: _Rules) -> bool:
    """Whether git ignores the path; the rules of a folder further in come last, and the last that matches decides."""
    ignored = False
    for folder, spec in rules:
        decided = spec.check_file(path[len(folder) + 1 :]).include
        ignored = ignored if decided is None else decided
    return ignored
