"""What a file is, its place in the project says: not where the project lies, nor how its path is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Project as Folder

from flake8_nograd.check import check
from flake8_nograd.project.project import Project, project_of
from flake8_nograd.settings import Settings

SCRIPT = "import torch\n\nnet = torch.load('net.pt')\nnet.eval()\nprint(net(torch.load('x.pt')))\n"
PREDICT = "import torch\n\n\ndef predict(net: torch.nn.Module, x):\n    return net(x)\n"
CALL = "import torch\nfrom {module} import predict\n\nprint(predict(torch.load('net.pt'), torch.load('x.pt')))\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A project that lies below a folder of tests."""
    folder = Folder(tmp_path / "tests" / "project")
    folder.write("pyproject.toml", "")
    return folder


def codes(folder: Folder, path: str, source: str) -> list[str]:
    return [diagnostic.code for diagnostic in check(source, path, Settings(), None, Project(folder.root, 100, 60))]


@pytest.mark.parametrize(("place", "expected"), [("run.py", ["NG001"]), ("tests/run.py", [])])
def test_the_way_a_path_is_written_changes_nothing(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, place: str, expected: list[str]
) -> None:
    file = folder.write(place, SCRIPT)
    found = []
    for start in (folder.root, folder.root.parent.parent, file.parent):
        monkeypatch.chdir(start)
        relative = os.path.relpath(file, start)
        found += [codes(folder, path, SCRIPT) for path in (relative, f".{os.sep}{relative}", str(file))]
    assert found == [expected] * 9


def test_without_a_marker_a_relative_path_says_what_there_is_to_know(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flake8_nograd.project.root.MARKERS", ())
    file = folder.write("run.py", SCRIPT)
    monkeypatch.chdir(folder.root.parent.parent)
    assert codes(folder, os.path.relpath(file), SCRIPT) == []
    assert codes(folder, str(file), SCRIPT) == ["NG001"]


def test_a_caller_is_a_test_by_its_own_place(folder: Folder) -> None:
    folder.write("tests/tools.py", PREDICT)
    folder.write("tests/__init__.py", "")
    assert codes(folder, str(folder.root / "tests/tools.py"), PREDICT) == ["NG003"]
    folder.write("run.py", CALL.format(module="tests.tools"))
    assert codes(folder, str(folder.root / "tests/tools.py"), PREDICT) == ["NG003"]


def test_a_project_behind_a_link_has_the_same_places(folder: Folder) -> None:
    folder.write("project/pyproject.toml", "")
    folder.write("project/tests/run.py", "")
    (folder.root / "link").symlink_to(folder.root / "project", target_is_directory=True)
    path = str(folder.root / "link" / "tests" / "run.py")
    found = project_of(path, Settings())
    assert found is not None
    assert Path(found.place_of(path)) == Path("tests", "run.py")
