"""A small project with a cache on disk: what is reported of it, what lies in the cache, and what is made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project as Folder
from loaded_elsewhere import LOAD, RUN

from flake8_nograd.flow.words import Words
from flake8_nograd.project import reach as reach_module
from flake8_nograd.project.cache import FOLDER, Cache
from flake8_nograd.project.modules import Modules
from flake8_nograd.project.reach import Reaches
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.outline import Outline, outline_of

WORDS = Words(Settings())


def cached_project(root: Path) -> Folder:
    """A project of two files: in one, something is reported for what the other does."""
    folder = Folder(root)
    folder.write("pyproject.toml", "")
    folder.write("helpers.py", LOAD)
    folder.write("run.py", RUN)
    return folder


def reports(folder: Folder, *arguments: str, file: str = "run.py") -> list[str]:
    """What flake8 reports of our codes, without the messages; it must have nothing else to say."""
    result = folder.flake8("--isolated", "--select=NG,E9", *arguments, file)
    assert (result.status, result.errors) == (int(bool(result.lines)), "")
    return [" ".join(line.removeprefix("./").split(" ")[:2]) for line in result.lines]


def entries(folder: Folder, name: str = FOLDER) -> list[Path]:
    return sorted((folder.root / name).glob("*/*.json"))


def everything(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


def outline(folder: Folder, file: str = "helpers.py", words: Words = WORDS) -> Outline | None:
    """The outline of a file as a new run sees it."""
    return Reaches(Modules(folder.root), words, Cache(str(folder.root / FOLDER)))._outline(str(folder.root / file))


def outlines_made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose outlines are made from now on, and not loaded."""
    texts: list[str] = []

    def make(text: str, is_module_name: Callable[[str], bool]) -> Outline | None:
        texts.append(text)
        return outline_of(text, is_module_name)

    monkeypatch.setattr(reach_module, "outline_of", make)
    return texts
