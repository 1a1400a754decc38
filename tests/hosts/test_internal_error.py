"""What the user sees when the analysis fails: one NG000 for that file, and the results of every other file."""

from __future__ import annotations

import ast
import subprocess
import sys

import libcst
import pytest
from conftest import Project
from programs import NG001, NG001_AT, ng001

from flake8_nograd.check import check
from flake8_nograd.plugin import NoGradPlugin
from flake8_nograd.settings import Settings

# flake8 loads local plugins from `paths`; this module breaks the analysis for files of one name only.
BREAKER = """\
from flake8_nograd import check as module

intact = module.check


def check(source, path, settings, tree=None, project=None):
    if path.endswith("breaks.py"):
        raise {error}
    return intact(source, path, settings, tree, project)


module.check = check


def nothing(tree):
    return ()
"""
CONFIGURATION = """\
[flake8:local-plugins]
extension =
    XYZ = breaker:nothing
paths = .
[flake8]
exclude = breaker.py
"""


def ng000(name: str) -> str:
    """Return the finding for an internal error whose exception is called `name`."""
    text = f"the file was not checked because of an internal error of flake8-nograd ({name}); please report it"
    return f"./breaks.py:1:1: NG000 {text}"


@pytest.mark.parametrize(
    "error", ["ValueError('1:2: two\\nlines')", "RecursionError()", "MemoryError()", "SyntaxError('no')", "TypeError()"]
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_internal_error_is_a_finding(project: Project, error: str, jobs: str) -> None:
    project.write(".flake8", CONFIGURATION)
    project.write("breaker.py", BREAKER.format(error=error))
    project.write("bad.py", NG001)
    project.write("breaks.py", NG001)
    expected = [f"./bad.py:{NG001_AT}: {ng001()}", ng000(error.split("(")[0])]
    result = project.flake8(f"-j{jobs}", ".")
    assert (result.lines, result.status, result.errors) == (expected, 1, "")
    result = project.command("check", f"-j{jobs}", ".")
    assert (result.lines, result.status, result.errors) == (expected, 1, "")


def test_flake8s_log_has_the_traceback(project: Project) -> None:
    project.write(".flake8", CONFIGURATION)
    project.write("breaker.py", BREAKER.format(error="ValueError('the reason')"))
    project.write("breaks.py", NG001)
    result = project.flake8("-v", "breaks.py")
    assert "ValueError: the reason" in result.errors + "\n".join(result.lines)


def test_an_interrupt_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flake8_nograd.check.check", interrupted)
    plugin = NoGradPlugin(ast.parse(NG001), "bad.py", NG001.splitlines(keepends=True))
    with pytest.raises(KeyboardInterrupt):
        list(plugin.run())


@pytest.mark.parametrize("module", ["flake8_nograd.plugin", "flake8_nograd.cli"])
def test_the_hosts_are_cheap_to_import(module: str) -> None:
    code = f"import sys, {module}; print([name for name in sys.modules if name in ('libcst', 'flake8_nograd.check')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("import os\nmodel.eval()\n", "[] []\n"),
        (
            "import torch\nmodel.eval()\nwith torch.no_grad():\n    y = model(x)\nprint(y.argmax())\n",
            "[] ['flake8_nograd.check']\n",
        ),
        (
            "import torch\nmodel.eval()\ny = model(x)\nprint(y.argmax())\n",
            "['NG001'] ['flake8_nograd.check', 'libcst']\n",
        ),
    ],
    ids=["no PyTorch", "nothing to report", "a report"],
)
def test_only_a_pytorch_file_loads_the_analysis_and_one_with_a_report_libcst(source: str, printed: str) -> None:
    code = (
        "import ast, sys; from flake8_nograd.plugin import NoGradPlugin; source = sys.argv[1];"
        "found = list(NoGradPlugin(ast.parse(source), 'a.py', source.splitlines(True)).run());"
        "print([text[:5] for _, _, text, _ in found], sorted({'flake8_nograd.check', 'libcst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, source], capture_output=True, text=True, check=True)
    assert done.stdout == printed


@pytest.mark.parametrize(("guard", "codes"), [("torch.no_grad()", []), ("torch.enable_grad()", ["NG000"])])
def test_what_only_libcst_cannot_parse(monkeypatch: pytest.MonkeyPatch, guard: str, codes: list[str]) -> None:
    def refuse(_text: str) -> object:
        raise libcst.ParserSyntaxError("no", lines=[""], raw_line=1, raw_column=0)

    monkeypatch.setattr(libcst, "parse_module", refuse)
    source = f"import torch\nmodel.eval()\nwith {guard}:\n    y = model(x)\nprint(y.argmax())\n"
    found = check(source, "a.py", Settings())
    assert [diagnostic.code for diagnostic in found] == codes
    assert all("LibCST" in diagnostic.message for diagnostic in found)
