"""From a dotted name to the file that it leads into, as Python's import system would find it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Project as Folder

from flake8_nograd.project.modules import Modules

FILES = (
    "setup.py",
    "pkg/__init__.py",
    "pkg/nets.py",
    "pkg/sub/__init__.py",
    "pkg/sub/heads.py",
    "pkg/both.py",
    "pkg/both/__init__.py",
    "pkg/data/labels.txt",
    "pkg/data.py",
    "spaces/deep/warp.py",
    "src/lib/__init__.py",
    "src/lib/core.py",
    "src/pkg/__init__.py",
    "scripts/run.py",
    "scripts/common.py",
    "scripts/torch/nn.py",
    "common.py",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = Folder(tmp_path / "project")
    for name in FILES:
        folder.write(name, "")
    Folder(tmp_path).write("outside.py", "")
    return folder.root


@pytest.mark.parametrize(
    ("name", "importer", "file", "rest"),
    [
        ("pkg", "setup.py", "pkg/__init__.py", ""),
        ("pkg.Net", "setup.py", "pkg/__init__.py", "Net"),
        ("pkg.nets", "setup.py", "pkg/nets.py", ""),
        ("pkg.nets.Net.forward", "setup.py", "pkg/nets.py", "Net.forward"),
        ("pkg.sub.heads.Head", "pkg/nets.py", "pkg/sub/heads.py", "Head"),
        ("nets.Net", "pkg/nets.py", "pkg/nets.py", "Net"),
        (".nets.Net", "pkg/both.py", "pkg/nets.py", "Net"),
        (".Net", "pkg/both.py", "pkg/__init__.py", "Net"),
        ("..nets.Net", "pkg/sub/heads.py", "pkg/nets.py", "Net"),
        ("..sub.heads", "pkg/sub/heads.py", "pkg/sub/heads.py", ""),
        ("pkg.both.x", "setup.py", "pkg/both/__init__.py", "x"),
        ("pkg.data.labels", "setup.py", "pkg/data.py", "labels"),
        ("spaces.deep.warp.warped", "setup.py", "spaces/deep/warp.py", "warped"),
        ("lib.core.f", "scripts/run.py", "src/lib/core.py", "f"),
        ("lib.core.f", "src/lib/__init__.py", "src/lib/core.py", "f"),
        ("common.f", "scripts/run.py", "scripts/common.py", "f"),
        ("common.f", "pkg/nets.py", "common.py", "f"),
        ("scripts.common.f", "pkg/nets.py", "scripts/common.py", "f"),
    ],
)
def test_where_a_name_leads(root: Path, name: str, importer: str, file: str, rest: str) -> None:
    modules = Modules(root)
    expected = (str(root / file), tuple(filter(None, rest.split("."))))
    assert modules.find(name, str(root / importer)) == expected
    assert modules.find(name, str(root / importer)) == expected, "it is known by then"


@pytest.mark.parametrize(
    ("name", "importer"),
    [
        ("numpy.array", "setup.py"),
        ("spaces", "setup.py"),
        ("spaces.deep", "setup.py"),
        ("spaces.deep.nothing", "setup.py"),
        ("torch.nn", "scripts/run.py"),
        (".", "pkg/nets.py"),
        ("..", "pkg/nets.py"),
        ("...outside.f", "pkg/nets.py"),
        ("..outside.f", "setup.py"),
        ("...........pkg.nets", "pkg/nets.py"),
        (".nothing.f", "scripts/run.py"),
    ],
)
def test_names_that_lead_nowhere(root: Path, name: str, importer: str) -> None:
    assert Modules(root).find(name, str(root / importer)) is None


def test_links_lead_no_further_than_the_root(root: Path) -> None:
    (root / "out.py").symlink_to(root.parent / "outside.py")
    (root / "up").symlink_to(root.parent)
    (root / "within.py").symlink_to(root / "common.py")
    modules = Modules(root)
    assert modules.find("out.f", str(root / "setup.py")) is None
    assert modules.find("up.outside.f", str(root / "setup.py")) is None
    assert modules.find("within.f", str(root / "setup.py")) == (str(root / "within.py"), ("f",))


def test_a_project_that_is_called_torch(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "torch")
    folder.write("torch/nn.py", "")
    assert Modules(folder.root).find("torch.nn.f", str(folder.root / "run.py")) == (
        str(folder.root / "torch/nn.py"),
        ("f",),
    )


def test_a_project_that_is_reached_through_a_link(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "real")
    folder.write("common.py", "")
    (tmp_path / "linked").symlink_to(folder.root)
    linked = tmp_path / "linked"
    assert Modules(linked).find("common.f", str(linked / "run.py")) == (str(linked / "common.py"), ("f",))
