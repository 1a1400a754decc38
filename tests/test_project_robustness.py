"""Projects as they may lie about on a disk, through real flake8: nothing raises or hangs, all answers agree."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TIMEOUT, Project
from loaded_elsewhere import LOAD, RUN, RUN_AT

PREDICT = """\
import torch


def predict(net: torch.nn.Module, x):
    return net(x)
"""
PREDICT_AT = "model.py:5:12: NG003"
GUARDED_CALL = """\
import torch
from model import predict


def show(net, x):
    with torch.no_grad():
        print(predict(net, x))
"""

UNREADABLE = {
    "not_utf_8": LOAD.encode() + b"# \xff\xfe\n",
    "with_nul": LOAD.encode() + b"\x00",
    "wrong_syntax": LOAD.encode() + b"def (\n",
    "unknown_encoding": b"# coding: klingon\n" + LOAD.encode(),
    "too_deep_for_libcst": LOAD.encode() + b"x = " + b" and ".join([b"y"] * 9000) + b"\n",
    "too_deep_for_python": LOAD.encode() + b"x = " + b"(" * 5000 + b")" * 5000 + b"\n",
    "huge": LOAD.encode() + b"x = 1\n" * 200_000,
    "empty": b"",
}


@pytest.fixture
def root(project: Project) -> Project:
    project.write("pyproject.toml", "")
    return project


def places(project: Project, *arguments: str) -> list[str]:
    """What flake8 reports of our codes, without the messages; it must have nothing else to say."""
    result = project.flake8("--isolated", "--select=NG,E9", *(arguments or (".",)))
    assert (result.status, result.errors) == (int(bool(result.lines)), "")
    return [" ".join(line.removeprefix("./").split(" ")[:2]) for line in result.lines]


# --- files that come and go ------------------------------------------------------------------------------------------


def test_changed_and_deleted_files_have_no_say(root: Project) -> None:
    root.write("run.py", RUN)
    root.write("helpers.py", LOAD)
    root.write("model.py", PREDICT)
    call = root.write("show.py", GUARDED_CALL)
    assert places(root) == [RUN_AT]
    root.write("helpers.py", LOAD.replace("eval", "half"))
    call.unlink()
    assert places(root) == [PREDICT_AT]


@pytest.mark.parametrize("tail", ["print 'of an older Python'\n", "x = " + "(" * 5000 + ")" * 5000 + "\n"])
def test_a_caller_that_cannot_be_read_may_guard(root: Project, tail: str) -> None:
    root.write("model.py", PREDICT)
    root.write("show.py", GUARDED_CALL.replace("with torch.no_grad():", "if True:"))
    assert places(root, "model.py") == [PREDICT_AT]
    root.write("show.py", GUARDED_CALL + tail)
    assert places(root, "model.py") == []


def test_two_runs_at_once(root: Project) -> None:
    root.write("run.py", RUN)
    root.write("helpers.py", LOAD)
    command = [sys.executable, "-m", "flake8", "--isolated", "--select=NG,E9", "-j2", "."]
    runs = [subprocess.Popen(command, cwd=root.root, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate(timeout=TIMEOUT)[0] for process in runs]
    assert outputs[0] == outputs[1]
    assert RUN_AT in outputs[0]


def test_the_number_of_processes_changes_nothing(root: Project) -> None:
    for name in ("one", "two"):
        for file, text in (("run.py", RUN), ("helpers.py", LOAD), ("model.py", PREDICT), ("show.py", GUARDED_CALL)):
            root.write(f"{name}/{file}", text)
    expected = [f"one/{RUN_AT}", f"two/{RUN_AT}"]
    assert [sorted(places(root, f"-j{jobs}", ".")) for jobs in (1, 3)] == [expected] * 2
    assert places(root, "two/run.py", "two/model.py", "one/show.py") == [f"two/{RUN_AT}"]


# --- many, large and broken files ------------------------------------------------------------------------------------


def test_ten_thousand_small_files(root: Project) -> None:
    for number in range(100):
        folder = root.root / f"part{number}"
        folder.mkdir()
        for other in range(100):
            (folder / f"m{other}.py").write_text(f"import torch\n\nvalue = torch.ones({other})\n")
    root.write("model.py", PREDICT)
    root.write("part57/show.py", GUARDED_CALL)
    assert places(root, "model.py") == []
    assert places(root, "--nograd-project-files=5000", "model.py") == [], "some callers are unknown"
    (root.root / "part57/show.py").unlink()
    assert places(root, "model.py") == [PREDICT_AT]


def test_a_cycle_of_imports(root: Project) -> None:
    root.write("a.py", "import torch\nfrom b import *\nfrom b import ready, load as load_b\n\nload = load_b\n")
    root.write("b.py", f"from c import *\nfrom c import load, ready\n{LOAD.replace('def load', 'def ready')}")
    root.write("c.py", "import torch\nfrom a import *\nfrom a import load, ready\n\nload_c = load\n")
    for name in "abc":
        root.write(f"run_{name}.py", RUN.replace("helpers import load", f"{name} import ready as load"))
    assert places(root) == [f"run_{name}.py:7:12: NG001" for name in "abc"]
    assert places(root, "run_b.py") == ["run_b.py:7:12: NG001"]


def test_a_file_that_imports_itself(root: Project) -> None:
    root.write("run.py", f"from run import *\nimport run as me\n{RUN.replace('helpers import load', 'run import run')}")
    assert places(root) == []


def test_imported_files_that_cannot_be_followed(project: Project) -> None:
    """The file that imports one is checked, and the rest of its project counts."""
    for name, content in UNREADABLE.items():
        project.write(f"{name}/pyproject.toml", "")
        project.write(f"{name}/helpers.py", content)
        project.write(f"{name}/run.py", RUN)
        project.write(f"{name}/model.py", PREDICT)
        project.write(f"{name}/show.py", GUARDED_CALL)
    project.write("fine/helpers.py", LOAD + "pattern = '\\d'  # Python would warn of it.\n")
    project.write("fine/run.py", RUN)
    checked = [f"{name}/{file}" for name in UNREADABLE for file in ("run.py", "model.py")]
    assert places(project, *checked, "fine/run.py") == [f"fine/{RUN_AT}"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_nothing_but_files_is_opened(project: Project) -> None:
    """Whoever opens a pipe waits for somebody to write into it."""
    project.write("setup.cfg", "")
    project.write("pkg/__init__.py", "")
    for name in ("pipe.py", "pkg/pipe.py"):
        os.mkfifo(project.root / name)
    project.write("folder.py/__init__.py", "")
    imports = "from pipe import load\nfrom pkg.pipe import check\nfrom folder import move\n"
    project.write("use.py", f"{imports}{PREDICT}    check(move(load(net)))\n")
    assert places(project, "use.py") == ["use.py:8:12: NG003"]


def test_imported_files_of_another_encoding(root: Project) -> None:
    encodings = ["cp1252", "latin-1", "utf-8-sig"]
    for encoding in encodings:
        begin = "" if encoding == "utf-8-sig" else f"# -*- coding: {encoding} -*-\n"
        root.write(f"{encoding}/helpers.py", f"{begin}# größer\n{LOAD}".encode(encoding))
        root.write(f"{encoding}/run.py", RUN)
    assert places(root) == [f"{encoding}/{RUN_AT}" for encoding in encodings]


# --- links and what does not belong to the project -------------------------------------------------------------------


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:  # pragma: no cover - Windows allows links only to some users.
        pytest.skip("no symbolic links here")


def test_links_are_followed_within_the_project_only(project: Project) -> None:
    for name in ("loop", "out_by_file", "out_by_folder", "within"):
        project.write(f"{name}/pyproject.toml", "")
        project.write(f"{name}/model.py", PREDICT)
    outside, loop, within = project.root / "outside", project.root / "loop", project.root / "within"
    for file, text in (("helpers.py", LOAD), ("show.py", GUARDED_CALL)):
        link(project.root / "out_by_file" / file, project.write(f"outside/{file}", text))
        project.write(f"within/shared/{file}", text)
    project.write("loop/deep/show.py", GUARDED_CALL)
    project.write("loop/deep/run.py", RUN)
    link(loop / "deep/again", loop)
    link(loop / "deep/helpers", loop / "deep/helpers")
    project.write("out_by_file/run.py", RUN)
    project.write("out_by_folder/run.py", RUN.replace("helpers", "linked.helpers"))
    link(project.root / "out_by_folder/linked", outside)
    project.write("within/run.py", RUN)
    link(within / "helpers.py", within / "shared/helpers.py")
    checked = [*(f"{name}/model.py" for name in ("loop", "out_by_file", "out_by_folder", "within")), "loop/deep/run.py"]
    found = places(project, *checked, *(f"{name}/run.py" for name in ("out_by_file", "out_by_folder", "within")))
    assert sorted(found) == [f"out_by_file/{PREDICT_AT}", f"out_by_folder/{PREDICT_AT}", f"within/{RUN_AT}"]


def test_what_is_not_the_projects_own_has_no_say_in_who_calls(project: Project) -> None:
    folders = [".venv", "build", "made/by/tox", "mine", "node_modules", "old/generated", "venv"]
    for name, folder in enumerate(folders):
        project.write(f"{name}/pyproject.toml", "")
        project.write(f"{name}/model.py", PREDICT)
        project.write(f"{name}/.gitignore", "generated/\n*.tmp.py\n/made/*/tox\n")
        project.write(f"{name}/mine/pyvenv.cfg", "home = /usr/bin\n")
        project.write(f"{name}/{folder}/show.py", GUARDED_CALL)
        project.write(f"{name}/show.tmp.py", GUARDED_CALL)
    project.write("seen/pyproject.toml", "")
    project.write("seen/model.py", PREDICT)
    project.write("seen/tools/show.py", GUARDED_CALL)
    found = places(project, *(f"{name}/model.py" for name in range(len(folders))), "seen/model.py")
    assert found == [f"{name}/{PREDICT_AT}" for name in range(len(folders))]
