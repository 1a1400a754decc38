"""The cache on disk: runs see the same as without it, and it writes nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cached import WORDS, cached_project, entries, everything, outline, outlines_made, reports
from conftest import Project as Folder
from loaded_elsewhere import LOAD, RUN, RUN_AT
from project_files import Reports, copy_projects, flake8

import flake8_nograd
from flake8_nograd.flow.words import Words
from flake8_nograd.project import cache as cache_module
from flake8_nograd.project.cache import FOLDER, Cache, version
from flake8_nograd.project.entries import entry_of_outline, outline_in
from flake8_nograd.project.modules import Modules
from flake8_nograd.project.reach import Reaches
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.outline import outline_of

PACKAGE = Path(flake8_nograd.__file__).parent
REPORTED = [RUN_AT]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return cached_project(tmp_path / "project")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return outlines_made(monkeypatch)


# --- the same with and without --------------------------------------------------------------------------------------


def test_all_projects_cold_warm_and_without(tmp_path: Path) -> None:
    copy_projects(tmp_path)
    projects = sorted(path.name for path in tmp_path.iterdir())

    def run(*arguments: str) -> Reports:
        return flake8(tmp_path, "-j1", *arguments, *projects)

    without = run("--no-nograd-cache")
    assert without
    assert not list(tmp_path.glob(f"*/{FOLDER}"))
    assert run() == without
    kept = everything(tmp_path)
    assert list(tmp_path.glob(f"*/{FOLDER}"))
    assert run() == without
    assert everything(tmp_path) == kept


def test_outlines_come_back_as_they_were() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        found = outline_of(path.read_text(encoding="utf-8"), WORDS.may_be_called_as_module)
        assert found is not None
        assert outline_in(json.loads(json.dumps(entry_of_outline(found)))) == found


def test_an_outline_is_made_once(folder: Folder, made: list[str]) -> None:
    first = outline(folder)
    assert first is not None
    assert outline(folder) == first
    folder.write("copy.py", LOAD)
    assert outline(folder, "copy.py") == first
    assert made == [LOAD]


def test_changed_files_and_other_words_are_seen(folder: Folder, made: list[str]) -> None:
    changed = "import torch\n" + LOAD
    outline(folder)
    folder.write("helpers.py", changed)
    outline(folder)
    outline(folder, words=Words(Settings(extend_model_names=("thing",))))
    folder.write("__init__.py", changed)
    outline(folder, "__init__.py")
    assert made == [LOAD, changed, changed, changed]


def test_a_file_without_pytorch_is_looked_at_only_if_it_is_a_package(folder: Folder) -> None:
    for name in ("__init__.py", "plain.py"):
        folder.write(name, "from helpers import load\n")
    assert outline(folder, "__init__.py") is not None
    assert outline(folder, "plain.py") is None


def test_a_file_that_changes_or_goes_between_two_runs(folder: Folder) -> None:
    assert reports(folder) == REPORTED
    folder.write("helpers.py", LOAD.replace("net.eval()", "pass"))
    assert reports(folder) == []
    folder.write("helpers.py", LOAD)
    assert reports(folder) == REPORTED
    (folder.root / "helpers.py").unlink()
    assert reports(folder) == []


def test_two_runs_at_once(folder: Folder) -> None:
    for number in range(40):
        folder.write(f"helpers{number}.py", f"# {number}\n{LOAD}")
        folder.write(f"run{number}.py", RUN.replace("helpers", f"helpers{number}"))
    command = (sys.executable, "-m", "flake8", "--isolated", "--select=NG,E9", "-j2", ".")
    runs = [subprocess.Popen(command, cwd=folder.root, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    first, second = (run.communicate()[0] for run in runs)
    assert first == second
    assert len(first.splitlines()) == 41
    assert len(entries(folder)) == 41
    assert not [path for path in everything(folder.root / FOLDER) if path.count(".json.")]


# --- where it is written --------------------------------------------------------------------------------------------


def test_the_folder_says_what_it_is_and_git_does_not_see_it(folder: Folder) -> None:
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.com")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run([*git, *arguments], cwd=folder.root, check=True)
    assert reports(folder) == REPORTED
    assert {path.name for path in (folder.root / FOLDER).iterdir()} == {
        ".gitignore",
        "CACHEDIR.TAG",
        "pruned",
        version(),
    }
    assert (
        (folder.root / FOLDER / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    )
    assert folder.run(*git, "status", "--porcelain").lines == []


@pytest.mark.parametrize("arguments", [("--no-nograd-cache",), ("--nograd-scope=file",)])
def test_what_writes_nothing(folder: Folder, arguments: tuple[str, ...]) -> None:
    before = everything(folder.root)
    reports(folder, *arguments)
    assert everything(folder.root) == before


def test_around_a_file_that_lies_alone_nothing_is_written(folder: Folder) -> None:
    (folder.root / "pyproject.toml").unlink()
    before = everything(folder.root)
    assert reports(folder) == REPORTED
    assert everything(folder.root) == before
    assert reports(folder, "--nograd-cache-dir=kept") == REPORTED
    assert entries(folder, "kept")


def test_a_chosen_folder(folder: Folder) -> None:
    folder.write("far/run.py", RUN)
    folder.write("far/helpers.py", LOAD)
    folder.write("pyproject.toml", "[tool.flake8-nograd]\ncache-dir = 'kept'\n")
    assert folder.command("check", "run.py", folder="far").status == 1
    assert entries(folder, "kept"), "relative to pyproject.toml"
    assert reports(folder, f"--nograd-cache-dir={folder.root / 'other/deep'}") == REPORTED
    assert entries(folder, "other/deep")
    assert not (folder.root / FOLDER).exists()


def test_a_chosen_folder_with_other_things_in_it_is_not_hidden_from_git(folder: Folder) -> None:
    folder.write("kept/notes.txt", "")
    assert reports(folder, "--nograd-cache-dir=kept") == REPORTED
    assert {path.name for path in (folder.root / "kept").iterdir()} == {"notes.txt", "pruned", version()}


def test_a_link_is_followed_only_if_the_user_chose_it(folder: Folder) -> None:
    outside = folder.root.parent / "outside"
    outside.mkdir()
    (folder.root / FOLDER).symlink_to(outside)
    assert reports(folder) == REPORTED
    assert everything(outside) == set()
    assert reports(folder, f"--nograd-cache-dir={FOLDER}") == REPORTED
    assert everything(outside) != set()


@pytest.mark.parametrize("arguments", [(), (f"--nograd-cache-dir={FOLDER}",)])
def test_no_link_inside_is_followed(folder: Folder, arguments: tuple[str, ...]) -> None:
    outside = folder.root.parent / "outside"
    outside.mkdir()
    (folder.root / FOLDER).mkdir()
    (folder.root / FOLDER / version()).symlink_to(outside)
    assert reports(folder, *arguments) == REPORTED
    assert everything(outside) == set()


def test_a_file_in_place_of_the_folder(folder: Folder) -> None:
    folder.write(FOLDER, "mine")
    assert reports(folder) == REPORTED
    assert (folder.root / FOLDER).read_text() == "mine"


def test_a_folder_that_cannot_be_written(folder: Folder, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def write(path: str, data: bytes) -> None:
        tried.append(path)
        raise PermissionError

    tried: list[str] = []
    monkeypatch.setattr(cache_module, "_write", write)
    reaches = Reaches(Modules(folder.root), WORDS, Cache(str(folder.root / FOLDER)))
    for name in ("helpers.py", "run.py"):
        assert reaches._outline(str(folder.root / name)) is not None
    assert len(made) == 2
    assert len(tried) == 1, "it is not tried again"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything can be written here")
def test_a_read_only_project(folder: Folder) -> None:
    folder.root.chmod(0o555)
    try:
        assert reports(folder) == REPORTED
        assert not (folder.root / FOLDER).exists()
    finally:
        folder.root.chmod(0o755)


def test_nothing_is_left_of_a_failed_write(folder: Folder) -> None:
    target = folder.root / "target"
    target.mkdir()
    with pytest.raises(OSError, match="target"):
        cache_module._write(str(target), b"x")
    assert not list(folder.root.glob("target.*"))
