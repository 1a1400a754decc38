"""The entries of the cache on disk: whatever lies in its folder is survived, and what nobody reads is deleted."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest
from cached import cached_project, entries, outline, outlines_made, reports
from conftest import Project as Folder
from loaded_elsewhere import LOAD, RUN_AT

import flake8_nograd
from flake8_nograd.project import cache as cache_module
from flake8_nograd.project.cache import FOLDER, KEPT_DAYS, Cache, key_of, version
from flake8_nograd.project.entries import entry_of_outline
from flake8_nograd.syntax.outline import Outline, Reach

REPORTED = [RUN_AT]
DAY = 86_400


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return cached_project(tmp_path / "project")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return outlines_made(monkeypatch)


# --- what may lie in the folder -------------------------------------------------------------------------------------

GOOD = entry_of_outline(Outline())
DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "cut off": json.dumps(entry_of_outline(Outline(own=Reach(frozenset({"load"}))))).encode()[:-9],
    "binary": bytes(range(256)) * 8,
    "utf-16": "{}".encode("utf-16"),
    "deep": b"[" * 200_000 + b"]" * 200_000,
    "deep in place": json.dumps({**GOOD, "calls": "@"}).encode().replace(b'"@"', b"[" * 100_000 + b"]" * 100_000),
    "huge": json.dumps(GOOD).encode() + b" " * 5_000_000,
    "huge number": b"9" * 100_000,
    "null": b"null",
    "true": b"true",
    "number": b"1e999",
    "text": b'"load"',
    "list": b"[[], {}]",
    "no fields": b"{}",
    "more of `own`": json.dumps({**GOOD, "own": ["load"] * 4}).encode(),
}
OTHER_TYPES = {
    f"{name} is {json.dumps(value)}": json.dumps({**GOOD, name: value}).encode()
    for name in GOOD
    for value in (None, 1, "load", ["load", 1, None], {"load": 1}, {"load": ["x"]}, [[["load"], ["x"]]])
    if (name, value) != ("stars", ["load"])
}


@pytest.mark.parametrize("what", [*DAMAGED, *OTHER_TYPES])
def test_what_is_no_entry_is_not_there_and_is_replaced(folder: Folder, made: list[str], what: str) -> None:
    right = outline(folder)
    (entry,) = entries(folder)
    good = entry.read_bytes()
    entry.write_bytes({**DAMAGED, **OTHER_TYPES}[what])
    assert outline(folder) == right
    assert made == [LOAD] * 2
    assert json.loads(entry.read_bytes()).keys() == json.loads(good).keys()
    assert outline(folder) == right
    assert made == [LOAD] * 2


@pytest.mark.parametrize("what", ["cut off", "binary", "deep", "huge", "null"])
def test_damage_does_not_reach_flake8(folder: Folder, what: str) -> None:
    assert reports(folder) == REPORTED
    for entry in entries(folder):
        entry.write_bytes(DAMAGED[what])
    assert reports(folder) == REPORTED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_pipes_links_and_folders_are_no_entries(folder: Folder) -> None:
    right = outline(folder)
    (entry,) = entries(folder)
    outside = folder.root / "outside.json"
    entry.rename(outside)
    entry.symlink_to(outside)
    kept = outside.read_bytes()
    assert Cache(str(folder.root / FOLDER)).load(entry.stem) is None
    assert outline(folder) == right
    assert (entry.is_symlink(), outside.read_bytes()) == (False, kept)
    entry.unlink()
    os.mkfifo(entry)
    assert outline(folder) == right
    assert entry.is_file()
    entry.unlink()
    entry.mkdir()
    assert outline(folder) == right
    assert entry.is_dir()


def test_other_versions_are_not_read(folder: Folder, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    outline(folder)
    monkeypatch.setattr(cache_module, "version", lambda: "0.0.1-cpython-39-0123456789abcdef")
    outline(folder)
    assert made == [LOAD] * 2
    assert len({entry.parent for entry in entries(folder)}) == 2


def test_the_version_is_that_of_the_code_and_of_python() -> None:
    tag = sys.implementation.cache_tag
    assert version().startswith(f"{flake8_nograd.__version__}-{tag}-")
    assert cache_module._VERSION.fullmatch(version())


def test_an_entry_too_large_is_not_written(folder: Folder) -> None:
    cache = Cache(str(folder.root / FOLDER))
    cache.store(key_of(b"x"), "x" * 5_000_000)
    assert entries(folder) == []
    cache.store(key_of(b"x"), "x")
    assert cache.load(key_of(b"x")) == "x"


# --- what is deleted ------------------------------------------------------------------------------------------------


def age(path: Path, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def test_what_nobody_reads_is_deleted_once_a_day(folder: Folder) -> None:
    top = folder.root / FOLDER
    outline(folder)
    (read,) = entries(folder)
    old = [
        top / version() / f"{key_of(b'old')}.json",
        top / "0.0.1-cpython-39-0123456789abcdef" / f"{key_of(b'x')}.json",
    ]
    not_ours = [top / "notes.json", top / version() / "notes.json", top / "mine" / f"{key_of(b'x')}.json"]
    for path in (*old, *not_ours):
        path.parent.mkdir(exist_ok=True)
        path.write_text("null")
    for path in (*old, *not_ours, read):
        age(path, KEPT_DAYS + 1)
    (top / "1.0-cpython-39-0123456789abcdef").symlink_to(top / "mine")
    outline(folder)  # That it is read is seen from the time of the file.
    outline(folder, "run.py")
    assert all(path.exists() for path in old), "it was pruned today"
    age(top / "pruned", 2)
    folder.write("more.py", f"\n{LOAD}")
    outline(folder, "more.py")
    assert not any(path.exists() for path in old)
    assert not old[1].parent.exists()
    assert read.exists()
    assert all(path.exists() for path in not_ours)
