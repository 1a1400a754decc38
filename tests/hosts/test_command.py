"""The command `flake8-nograd`: what it checks, which configuration wins, and its exit status."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import Project
from programs import CLEAN, NG001, NG001_AT, NG002, NG002_AT, ng001

REPORT = f"bad.py:{NG001_AT}: {ng001()}"
NOISY = "import os\n" + NG001  # flake8 alone has F401 and E302 for it
PYPROJECT = "[tool.flake8-nograd]\n"


def test_a_clean_file(project: Project) -> None:
    project.write("good.py", CLEAN)
    result = project.command("check", "good.py")
    assert (result.lines, result.status, result.errors) == ([], 0, "")


def test_only_our_codes_are_shown(project: Project) -> None:
    project.write("bad.py", NOISY)
    assert [line.split()[1] for line in project.flake8("bad.py").lines] == ["F401", "NG001"]
    result = project.command("check", "bad.py")
    assert (result.lines, result.status, result.errors) == ([f"bad.py:7:12: {ng001(line=6)}"], 1, "")


def test_the_installed_script(project: Project) -> None:
    project.write("bad.py", NG001)
    script = Path(sys.executable).with_name("flake8-nograd")
    assert project.run(str(script), "check", "bad.py").lines == [REPORT]


def test_the_current_folder_is_checked_without_a_path(project: Project) -> None:
    project.write("bad.py", NG001)
    assert project.command("check").lines == [f"./{REPORT}"]


def test_folders_and_processes(project: Project) -> None:
    for number in range(4):
        project.write(f"pkg/bad{number}.py", NOISY)
    result = project.command("check", "-j2", "pkg")
    assert result.lines == [f"pkg/bad{number}.py:7:12: {ng001(line=6)}" for number in range(4)]


def test_standard_input(project: Project) -> None:
    result = project.command("check", "--stdin-display-name", "pkg/net.py", "-", stdin=NG001)
    assert (result.lines, result.status) == ([f"pkg/net.py:{NG001_AT}: {ng001()}"], 1)


def test_another_format(project: Project) -> None:
    project.write("bad.py", NG001)
    assert project.command("check", "--format=%(path)s|%(row)d|%(col)d|%(code)s", "bad.py").lines == [
        "bad.py|6|12|NG001"
    ]
    assert project.command("check", "--format=pylint", "bad.py").lines[0].startswith("bad.py:6: [NG001] ")


def test_show_source_and_count(project: Project) -> None:
    project.write("bad.py", NG001)
    result = project.command("check", "--show-source", "--count", "bad.py")
    assert result.lines == [REPORT, "    return model(x)", "           ^", "1"]


def test_output_file(project: Project) -> None:
    project.write("bad.py", NG001)
    result = project.command("check", "--output-file=report.txt", "bad.py")
    assert (result.lines, result.status) == ([], 1)
    assert (project.root / "report.txt").read_text() == f"{REPORT}\n"


def test_noqa(project: Project) -> None:
    project.write("bad.py", NG001.replace("model(x)", "model(x)  # noqa: NG001"))
    assert project.command("check", "bad.py").status == 0
    assert project.command("check", "--disable-noqa", "bad.py").lines == [REPORT]


@pytest.mark.parametrize(
    ("configuration", "codes"),
    [
        ("select = E,F", ["NG001", "NG002"]),
        ("select = E,F\nextend-select = W", ["NG001", "NG002"]),
        ("extend-select = W", ["NG001", "NG002"]),
        ("select = E,F,NG002", ["NG002"]),
        ("select = E\nextend-select = NG001", ["NG001"]),
        ("extend-select = NG001", ["NG001", "NG002"]),
        ("select = N", ["NG001", "NG002"]),
        ("ignore = NG001", ["NG002"]),
        ("extend-ignore = E203,NG002", ["NG001"]),
        ("extend-ignore = NG", []),
        ("per-file-ignores =\n    bad.py:NG", ["NG002"]),
        ("exclude = bad.py", ["NG002"]),
        ("extend-exclude = bad.py,loop.py", []),
        ("max-line-length = 20", ["NG001", "NG002"]),
    ],
)
def test_flake8s_configuration(project: Project, configuration: str, codes: list[str]) -> None:
    project.write(".flake8", f"[flake8]\n{configuration}\n")
    project.write("bad.py", NG001)
    project.write("loop.py", NG002)
    result = project.command("check", "bad.py", "loop.py")
    assert [line.split()[1] for line in result.lines] == codes
    assert result.status == bool(codes)


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("select = ['NG002']", ["NG002"]),
        ("ignore = ['NG002']", ["NG001"]),
        ("exclude = ['bad.py']", ["NG002"]),
        ("exclude = ['./bad.py']", ["NG002"]),
        ("extend-exclude = ['loop*', 'with blank.py']", ["NG001"]),
        ("per-file-ignores = { 'bad.py' = ['NG001'], './loop.py' = ['NG'] }", []),
        ("per-file-ignores = { 'bad.py' = ['NG002'] }", ["NG001", "NG002"]),
        ("", ["NG001", "NG002"]),
    ],
)
def test_pyproject(project: Project, table: str, codes: list[str]) -> None:
    project.write("pyproject.toml", f"{PYPROJECT}{table}\n")
    project.write("bad.py", NG001)
    project.write("loop.py", NG002)
    result = project.command("check", ".")
    assert [line.split()[1] for line in result.lines] == codes
    assert result.status == bool(codes)


def test_pyproject_above_the_current_folder(project: Project) -> None:
    table = "exclude = ['src/old']\nper-file-ignores = { 'src/*/given.py' = ['NG001'] }\n"
    project.write("pyproject.toml", f"{PYPROJECT}{table}")
    project.write("src/pyproject.toml", "[project]\nname = 'inner'\n")
    for name in ("src/bad.py", "src/old/bad.py", "src/pkg/given.py", "src/pkg/old/bad.py"):
        project.write(name, NG001)
    lines = project.command("check", ".", folder="src").lines
    assert lines == [f"./{REPORT}", f"./pkg/old/{REPORT}"]


def test_what_beats_what(project: Project) -> None:
    project.write("net.py", NG002.replace("test_loader", "pile"))
    project.write(".flake8", "[flake8]\nnograd-extend-loader-names = pile\n")
    assert project.command("check", "net.py").status == 1
    project.write("pyproject.toml", f"{PYPROJECT}extend-loader-names = ['heap']\n")
    assert project.command("check", "net.py").status == 0
    assert project.command("check", "--extend-loader-names=pile", "net.py").status == 1
    assert project.command("check", "--isolated", "net.py").status == 0
    assert project.flake8("net.py").status == 1


def test_pyproject_turns_a_switch_of_flake8s_file_off(project: Project) -> None:
    project.write("test_net.py", NG001.replace("def run", "def test_run"))
    project.write(".flake8", "[flake8]\nnograd-unit-tests = true\n")
    assert project.command("check", "test_net.py").status == 1
    project.write("pyproject.toml", f"{PYPROJECT}unit-tests = false\n")
    assert project.command("check", "test_net.py").status == 0


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("modelnames = ['net']", "has no key 'modelnames'; it may have cache, cache-dir, exclude, extend-exclude, "),
        ("model-names = 'net'", "model-names: 'net' is not a list of strings"),
        ("guards = ['a', 1]", "guards: ['a', 1] is not a list of strings"),
        ("guards = ['a b']", "guards: 'a b' is not a dotted name such as "),
        ("extend-loader-names = ['a,b']", "extend-loader-names: 'a,b' is not a name or a pattern of names "),
        ("unit-tests = 'yes'", "unit-tests: 'yes' is not true or false"),
        ("exclude = 'build'", "exclude: 'build' is not a list of strings"),
        ("per-file-ignores = ['a:NG001']", "per-file-ignores: ['a:NG001'] is not a table of patterns and codes"),
        ("per-file-ignores = { a = ['NG1x'] }", "per-file-ignores: 'NG1x' is not a code such as "),
        ("select = ['E501']", "select: 'E501' is not a code such as "),
    ],
)
def test_a_bad_pyproject(project: Project, table: str, problem: str) -> None:
    path = project.write("pyproject.toml", f"{PYPROJECT}{table}\n")
    result = project.command("check", ".")
    assert (result.status, result.lines) == (2, [])
    message = result.errors.splitlines()[-1]
    assert message.startswith(f"flake8-nograd check: error: {path}: [tool.flake8-nograd] {problem}")


def test_a_pyproject_that_is_no_toml(project: Project) -> None:
    path = project.write("pyproject.toml", "[tool.flake8-nograd\n")
    result = project.command("check", ".")
    assert result.status == 2
    assert result.errors.splitlines()[-1].startswith(f"flake8-nograd check: error: {path}: cannot be read: ")


@pytest.mark.parametrize("table", ["tool = 1", "[tool]\nflake8-nograd = 1"])
def test_a_tool_that_is_no_table(project: Project, table: str) -> None:
    project.write("pyproject.toml", f"{table}\n")
    project.write("bad.py", NG001)
    result = project.command("check", "bad.py")
    assert result.status == (1 if table == "tool = 1" else 2)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["check", "missing.py"], "flake8-nograd check: error: no such file or folder: 'missing.py'"),
        (["check", "--guards=1"], "flake8-nograd check: error: argument --guards: '1' is not a dotted name such as "),
        (["check", "--select=E"], "flake8-nograd check: error: argument --select: 'E' is not a code such as "),
        (["check", "--maximum=1"], "flake8-nograd: error: unrecognized arguments: --maximum=1"),
        (["check", "-jmany"], "flake8: error: argument -j/--jobs: 'many' must be "),
        (["rule", "NG999"], "flake8-nograd rule: error: there is no rule 'NG999'; 'flake8-nograd rule' lists them"),
        (["fly"], "flake8-nograd: error: argument COMMAND: invalid choice: 'fly' "),
        ([], "flake8-nograd: error: the following arguments are required: COMMAND"),
    ],
)
def test_a_usage_error(project: Project, arguments: list[str], problem: str) -> None:
    result = project.command(*arguments)
    assert (result.status, result.lines) == (2, [])
    assert result.errors.splitlines()[-1].startswith(problem)


def test_a_file_that_looks_like_an_option(project: Project) -> None:
    project.write("-bad.py", NG001)
    assert project.command("check", "--", "-bad.py").lines == [f"./-{REPORT}"]


def test_a_file_that_cannot_be_parsed_is_not_clean(project: Project) -> None:
    project.write("broken.py", "import torch\ndef (\n")
    result = project.command("check", "broken.py")
    assert [line.split()[1] for line in result.lines] == ["E999"]
    assert result.status == 1


def test_a_failure_of_flake8_is_no_finding(project: Project) -> None:
    project.write("good.py", CLEAN)
    project.write(".flake8", "[flake8]\nrequire-plugins = flake8-that-is-not-there\n")
    result = project.command("check", "good.py")
    assert result.status == 2
    assert "flake8-that-is-not-there" in "\n".join(result.lines)


def test_an_exception_of_flake8_is_no_finding(project: Project) -> None:
    project.write("good.py", CLEAN)
    project.write(".flake8", "[flake8]\nignore = no-code\n")
    result = project.command("check", "good.py")
    assert result.status == 2
    assert result.errors.splitlines()[-1].startswith("ValueError: Error code 'no-code'")


def test_version(project: Project) -> None:
    result = project.command("--version")
    assert result.lines[0].startswith("flake8-nograd 0.1.0 (flake8 ")
    assert result.status == 0


def test_help(project: Project) -> None:
    result = project.command("check", "--help")
    assert result.status == 0
    text = " ".join(" ".join(result.lines).split())
    assert "the command line beats [tool.flake8-nograd] of pyproject.toml, which beats flake8's configuration" in text
    assert "Exit status: 0 without findings, 1 with findings, 2 for a usage error or an internal error." in text


def test_the_list_of_rules(project: Project) -> None:
    result = project.command("rule")
    assert [line.split()[0] for line in result.lines] == [f"NG{number:03}" for number in range(8)]
    assert "NG001  eval-without-no-grad" in result.lines


@pytest.mark.parametrize("code", [f"NG{number:03}" for number in range(8)])
def test_a_rule_page(project: Project, code: str) -> None:
    result = project.command("rule", code.lower())
    assert (result.status, result.errors) == (0, "")
    assert code in result.lines[0]
    assert len(result.lines) > 5


def test_positions_are_those_of_flake8(project: Project) -> None:
    project.write("loop.py", NG002)
    ours = project.command("check", "loop.py").lines
    assert ours == project.flake8("--select=NG", "loop.py").lines
    assert ours[0].startswith(f"loop.py:{NG002_AT}: NG002 ")
