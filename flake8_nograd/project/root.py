"""Where the project of a file begins."""

from __future__ import annotations

from pathlib import Path

MARKERS = ("pyproject.toml", "setup.cfg", "setup.py", ".git")
"""What the folder of a project holds, as pytest, ruff and mypy look for it."""


def root_of(path: Path) -> Path:
    """The folder of the project that a file belongs to; the file itself need not exist.

    It is the nearest folder above that has one of the markers; without any, the folder that holds the topmost package
    around the file.
    """
    folder = path.absolute().parent
    for candidate in (folder, *folder.parents):
        if is_marked(candidate):
            return candidate
    return above_packages(folder)


def is_marked(folder: Path) -> bool:
    """Whether the folder holds what only the root of a project does."""
    return any((folder / marker).exists() for marker in MARKERS)


def above_packages(folder: Path) -> Path:
    """The nearest folder, from this one upwards, that is no package: imports begin there."""
    while (folder / "__init__.py").is_file() and folder != folder.parent:
        folder = folder.parent
    return folder
