"""The project around a file: its root, its files, its modules, and who may call whom."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Project as Folder

from flake8_nograd.project import project as project_module
from flake8_nograd.project.files import python_files
from flake8_nograd.project.limits import Limits
from flake8_nograd.project.mentions import FEW_CALLING, Mentions
from flake8_nograd.project.modules import Modules
from flake8_nograd.project.project import project_of
from flake8_nograd.project.root import above_packages, root_of
from flake8_nograd.project.store import Store, first_number, stamp_of, text_of
from flake8_nograd.settings import Settings

PLENTY = 1_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "project")


# --- root ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("marker", ["pyproject.toml", "setup.cfg", "setup.py", ".git/HEAD"])
def test_a_project_begins_at_the_nearest_marker(folder: Folder, marker: str) -> None:
    folder.write(marker, "")
    folder.write("inner/setup.py", "")
    file = folder.write("pkg/deep/net.py", "")
    assert root_of(file) == folder.root
    assert root_of(folder.root / "inner/net.py") == folder.root / "inner"


def test_a_project_without_markers_begins_above_its_package(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flake8_nograd.project.root.MARKERS", ())
    for name in ("pkg", "pkg/deep"):
        folder.write(f"{name}/__init__.py", "")
    assert root_of(folder.root / "pkg/deep/net.py") == folder.root
    assert root_of(folder.root / "scripts/run.py") == folder.root / "scripts"
    assert above_packages(folder.root / "pkg/deep") == folder.root


def test_the_root_of_a_relative_path(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("setup.cfg", "")
    folder.write("pkg/net.py", "")
    monkeypatch.chdir(folder.root / "pkg")
    assert root_of(Path("net.py")) == folder.root


def test_settings_choose_the_root_or_no_project_at_all(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("pyproject.toml", "")
    file = str(folder.write("pkg/net.py", ""))
    found, chosen = project_of(file, Settings()), project_of(file, Settings(project_root=str(folder.root / "pkg")))
    assert found is not None
    assert found.root == folder.root
    assert chosen is not None
    assert chosen.root == folder.root / "pkg"
    assert project_of(file, Settings()) is found, "it is made once"
    assert project_of(file, Settings(scope="file")) is None
    assert [project_of(name, Settings()) for name in ("", "-", "stdin")] == [None] * 3
    assert project_of(str(folder.root / "not/there.py"), Settings()) is None
    monkeypatch.chdir(folder.root)
    assert project_of("new.py", Settings()) is found, "the file need not be there"


# --- files -----------------------------------------------------------------------------------------------------------


def files_in(folder: Folder, most: int = PLENTY) -> list[str]:
    return [Path(path).relative_to(folder.root).as_posix() for path in python_files(folder.root, Limits(most, 60.0))]


def test_files_come_folder_by_folder_in_the_order_of_their_names(folder: Folder) -> None:
    for name in ("b.py", "z/a.py", "a.py", "c/d/e.py", "c/a.py", "notes.txt", "c/data.json"):
        folder.write(name, "")
    assert files_in(folder) == ["a.py", "b.py", "c/a.py", "c/d/e.py", "z/a.py"]


def test_what_is_not_the_projects_own_is_left_out(folder: Folder) -> None:
    left_out = (".tox", "__pycache__", "pkg.egg-info", "env", "dist", "build", "mine", "conda", "lib/site-packages")
    for name in left_out:
        folder.write(f"{name}/net.py", "")
    folder.write("mine/pyvenv.cfg", "")
    folder.write("conda/conda-meta/history", "")
    folder.write("src/build/__init__.py", "")
    folder.write("src/build/net.py", "")
    assert files_in(folder) == ["src/build/__init__.py", "src/build/net.py"]


def test_a_project_may_lie_in_an_environment_or_be_named_like_one(folder: Folder) -> None:
    folder.write("pyvenv.cfg", "")
    folder.write("net.py", "")
    assert files_in(folder) == ["net.py"]
    inner = Folder(folder.root / "env")
    inner.write("net.py", "")
    assert files_in(inner) == ["net.py"]


def test_git_ignore_files_are_honoured(folder: Folder) -> None:
    folder.write(".gitignore", "out/\n/data.py\n*.gen.py\n!keep.gen.py\n")
    folder.write("pkg/.gitignore", "local.py\n!special.gen.py\n")
    for name in ("out/a.py", "data.py", "pkg/data.py", "x.gen.py", "keep.gen.py", "pkg/local.py", "local.py"):
        folder.write(name, "")
    folder.write("pkg/special.gen.py", "")
    assert files_in(folder) == ["keep.gen.py", "local.py", "pkg/data.py", "pkg/special.gen.py"]


def test_a_git_ignore_that_cannot_be_read(folder: Folder) -> None:
    folder.write("pkg/.gitignore/what.txt", "")
    folder.write("pkg/net.py", "")
    folder.write(".gitignore", b"\xff\xfe\n[\nnet.py\n")
    assert files_in(folder) == []
    (folder.root / ".gitignore").unlink()
    assert files_in(folder) == ["pkg/net.py"]


def test_links_large_files_and_lost_folders_are_left_out(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("net.py", "")
    folder.write("large.py", "#" * (Limits.MOST_BYTES + 1))
    (folder.root / "link.py").symlink_to(folder.root / "net.py")
    (folder.root / "again").symlink_to(folder.root)
    (folder.root / "nowhere.py").symlink_to(folder.root / "gone")
    assert files_in(folder) == ["net.py"]
    assert list(python_files(folder.root / "gone", Limits(PLENTY, 60.0))) == []


def test_limits_end_the_walk(folder: Folder) -> None:
    for name in "abcd":
        folder.write(f"{name}/net.py", "")
    limits = Limits(4, 60.0)
    assert len(list(python_files(folder.root, limits))) == 4
    assert not limits.reached
    assert files_in(folder, most=3) == ["a/net.py", "b/net.py", "c/net.py"]
    late = Limits(PLENTY, -1.0)
    assert list(python_files(folder.root, late)) == []
    assert late.reached


# --- reading ---------------------------------------------------------------------------------------------------------


def test_a_program_is_read_once_until_the_file_changes(folder: Folder) -> None:
    path = folder.write("net.py", "import torch\n")
    store = Store(str(folder.root))
    program = store.program(str(path))
    assert program is not None
    assert program.path == "net.py"
    assert store.program(str(path)) is program
    os.utime(path, ns=(1, 1))
    assert store.program(str(path)) is not program


def test_what_has_no_program(folder: Folder) -> None:
    store = Store(str(folder.root))
    folder.write("broken.py", "import torch\ndef (\n")
    folder.write("large.py", b"import torch\n" + b"#" * Limits.MOST_BYTES)
    folder.write("odd.py", b"import torch\n# \xff\n")
    folder.write("__init__.py", "from net import *\n")
    names = ("broken.py", "large.py", "odd.py", "gone.py")
    assert [store.program(str(folder.root / name)) for name in names] == [None] * 4
    assert store.program(str(folder.root / "__init__.py")) is not None
    assert stamp_of(str(folder.root / "gone.py")) is None
    assert text_of(str(folder.root / "gone.py")) is None


def test_numbers_of_nodes_are_the_same_in_every_run_and_differ_by_file() -> None:
    assert first_number("a/b.py") == first_number("a/b.py") != first_number("a/c.py")
    assert first_number("\udcff.py") > 0


# --- who calls whom --------------------------------------------------------------------------------------------------


def mentions(folder: Folder, *callers: str) -> Mentions:
    for number, text in enumerate(callers):
        folder.write(f"c{number}.py", f"import torch\n{text}\n")
    return Mentions(folder.root, Limits(PLENTY, 60.0))


def names(paths: list[str]) -> list[str]:
    return [Path(path).stem for path in paths]


def test_files_that_call_a_function(folder: Folder) -> None:
    found = mentions(
        folder,
        "from net import infer\ninfer(x)",
        "from net import infer\nx = infer",
        "from net import x\ndef infer(x): return infer(x)",
        "import net\nnet.infer()",
        "infer(x)",
        "from package import (\n    infer,\n)\ninfer(x)",
    )
    assert names(found.of_function("infer", "/project/net.py")) == ["c0", "c1", "c3", "c5"]
    assert found.of_function("nobody", "/project/net.py") == []
    assert found.complete


def test_files_that_call_a_method_and_know_its_object(folder: Folder) -> None:
    files = ("from net import x\nx.infer()", "net.infer()", "Net().infer()", "import net\ny.infer ()")
    found = mentions(folder, *files)
    assert names(found.of_method("infer", "/project/net.py", ["Net"])) == ["c0", "c2", "c3", "c1"]
    found = mentions(folder, *files, *["net.infer()"] * FEW_CALLING)  # Too many for all to be meant.
    assert names(found.of_method("infer", "/project/net.py", ["Net"])) == ["c0", "c2", "c3"]


def test_tests_call_nothing(folder: Folder) -> None:
    for name in ("test_net.py", "net_test.py", "conftest.py", "tests/run.py", "run.py"):
        folder.write(name, "from net import infer\ninfer(1)\n")
    folder.write("odd.py", b"from net import infer\ninfer(1) # \xff\n")
    assert names(mentions(folder).of_function("infer", "/project/net.py")) == ["run"]


def test_only_so_many_words_are_kept(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flake8_nograd.project.mentions.MOST_KNOWN", 1)
    found = mentions(folder, "from net import infer\ninfer(x)", "from net import infer\ninfer(x)")
    home = "/project/net.py"
    assert names(found.of_function("infer", home)) == names(found.of_function("infer", home)) == ["c0", "c1"]


def test_callers_are_unknown_beyond_the_limits(folder: Folder) -> None:
    folder.write("a.py", "import torch\ninfer(1)\n")
    folder.write("b.py", "import torch\ninfer(1)\n")
    assert not Mentions(folder.root, Limits(1, 60.0)).complete
    project = project_module.Project(folder.root, 1, 60)
    assert not project.mentions.complete
    assert Modules(folder.root).find("a.f", str(folder.root / "b.py")) == (str(folder.root / "a.py"), ("f",))
