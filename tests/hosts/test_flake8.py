"""The plugin inside real flake8: selection, silencing, processes and standard input, by whole lines of output."""

from __future__ import annotations

import re

import pytest
from conftest import Project
from programs import CLEAN, NG001, NG001_AT, NG002, NG002_AT, ng001

REPORT = f"bad.py:{NG001_AT}: {ng001()}"
PREFIX_002 = f"loop.py:{NG002_AT}: NG002 "


def test_it_is_listed_with_its_version(project: Project) -> None:
    result = project.flake8("--version")
    assert re.search(r"\bflake8-nograd: 0\.1\.0\b", " ".join(result.lines))


def test_it_is_on_by_default(project: Project) -> None:
    project.write("bad.py", NG001)
    project.write("good.py", CLEAN)
    result = project.flake8("bad.py", "good.py")
    assert (result.lines, result.status, result.errors) == ([REPORT], 1, "")


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: NG001", "# noqa: E501,NG001", "# NOQA:NG"])
def test_noqa_on_the_line_of_the_call(project: Project, comment: str) -> None:
    project.write("bad.py", NG001.replace("model(x)", f"model(x)  {comment}"))
    result = project.flake8("bad.py")
    assert (result.lines, result.status) == ([], 0)


def test_noqa_for_another_code_hides_nothing(project: Project) -> None:
    project.write("bad.py", NG001.replace("model(x)", "model(x)  # noqa: NG002"))
    assert project.flake8("bad.py").lines == [REPORT]


def test_noqa_on_the_first_line_of_a_long_call(project: Project) -> None:
    project.write("bad.py", NG001.replace("model(x)", "model(  # noqa: NG001\n        x\n    )"))
    assert project.flake8("bad.py").lines == []


def test_noqa_for_the_whole_file(project: Project) -> None:
    project.write("bad.py", f"# flake8: noqa\n{NG001}")
    assert project.flake8("bad.py").lines == []


def test_disable_noqa(project: Project) -> None:
    project.write("bad.py", NG001.replace("model(x)", "model(x)  # noqa"))
    assert project.flake8("--disable-noqa", "bad.py").lines == [REPORT]


def test_per_file_ignores(project: Project) -> None:
    project.write(".flake8", "[flake8]\nper-file-ignores =\n    old/*:NG001\n    bad.py:NG002\n")
    project.write("bad.py", NG001)
    project.write("old/bad.py", NG001)
    assert project.flake8(".").lines == [f"./{REPORT}"]


@pytest.mark.parametrize(
    ("options", "seen"),
    [
        (["--select=E,F"], False),
        (["--select=E,F", "--extend-select=NG"], True),
        (["--select=NG"], True),
        (["--select=NG001"], True),
        (["--select=NG002"], False),
        (["--extend-select=NG001"], True),
        (["--extend-ignore=NG001"], False),
        (["--extend-ignore=NG"], False),
        (["--ignore=NG", "--select=NG001"], True),
    ],
)
def test_selection(project: Project, options: list[str], seen: bool) -> None:
    project.write("bad.py", NG001)
    assert project.flake8(*options, "bad.py").lines == [REPORT] * seen


def test_other_findings_stay_in_their_place(project: Project) -> None:
    project.write("bad.py", NG001.replace("import torch\n", "import os\nimport torch\n"))
    expected = ["bad.py:1:1: F401 'os' imported but unused", f"bad.py:7:12: {ng001(line=6)}"]
    assert project.flake8("bad.py").lines == expected


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_files_in_several_processes(project: Project, jobs: str) -> None:
    for number in range(4):
        project.write(f"bad{number}.py", NG001)
        project.write(f"good{number}.py", CLEAN)
    result = project.flake8(f"-j{jobs}", ".")
    assert result.lines == [f"./bad{number}.py:{NG001_AT}: {ng001()}" for number in range(4)]


def test_the_options_reach_every_process(project: Project) -> None:
    for number in range(4):
        project.write(f"bad{number}.py", NG002.replace("test_loader", "pile"))
    result = project.flake8("-j2", "--nograd-extend-loader-names=pile", ".")
    places = [line.split(" NG002 ")[0] for line in result.lines]
    assert places == [f"./bad{number}.py:{NG002_AT}:" for number in range(4)]


def test_standard_input(project: Project) -> None:
    result = project.flake8("-", stdin=NG001)
    assert (result.lines, result.status) == ([f"stdin:{NG001_AT}: {ng001()}"], 1)


def test_standard_input_with_a_name(project: Project) -> None:
    result = project.flake8("--stdin-display-name=pkg/net.py", "-", stdin=NG001)
    assert result.lines == [f"pkg/net.py:{NG001_AT}: {ng001()}"]


def test_per_file_ignores_apply_to_the_name_of_standard_input(project: Project) -> None:
    result = project.flake8("--per-file-ignores=net.py:NG", "--stdin-display-name=net.py", "-", stdin=NG001)
    assert result.lines == []


def test_two_files_with_two_codes(project: Project) -> None:
    project.write("bad.py", NG001)
    project.write("loop.py", NG002)
    lines = project.flake8("bad.py", "loop.py").lines
    assert lines[0] == REPORT
    assert lines[1].startswith(PREFIX_002)
    assert len(lines) == 2
