"""Each option, from every file that flake8 reads and from the command line, with a program that shows its effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from conftest import Project

from flake8_nograd.settings import OPTIONS


@dataclass(frozen=True)
class Effect:
    """A value for an option, a program, and the places (line, code) that are reported without and with the value."""

    value: str
    program: str
    without: list[str]
    with_value: list[str]
    name: str = "net.py"
    others: Mapping[str, str] = field(default_factory=dict)


MODELS = """\
import torch


def one(model, test_loader):
    for batch in test_loader:
        print(torch.sum(model(batch)))


def two(thing, test_loader):
    for batch in test_loader:
        print(torch.sum(thing(batch)))
"""
LOADERS = """\
import torch


def one(model: torch.nn.Module, test_loader):
    for batch in test_loader:
        print(model(batch))


def two(model: torch.nn.Module, pile):
    for batch in pile:
        print(model(batch))
"""
FUNCTIONS = """\
import torch


def predict(model: torch.nn.Module, x):
    return model(x)


def guess_all(model: torch.nn.Module, x):
    return model(x)
"""
GUARDS = """\
import torch
from project.helpers import quiet


@quiet
def run(x):
    model = torch.load("model.pt")
    model.eval()
    return model(x)
"""
UNIT_TEST = """\
import torch


def test_forward():
    model = torch.load("model.pt")
    model.eval()
    assert model(torch.zeros(1)).shape == (1,)
"""
PREDICT = """\
import torch


def predict(model: torch.nn.Module, x: torch.Tensor) -> torch.Tensor:
    return model(x)
"""
CALLER = """\
import torch

from net import predict


def main(model, x):
    with torch.no_grad():
        return predict(model, x)
"""
EFFECTS = {
    "model-names": Effect("thing", MODELS, ["6 NG002"], ["11 NG002"]),
    "extend-model-names": Effect("thi*", MODELS, ["6 NG002"], ["6 NG002", "11 NG002"]),
    "loader-names": Effect("pile", LOADERS, ["6 NG002"], ["11 NG002"]),
    "extend-loader-names": Effect("p[hi]le", LOADERS, ["6 NG002"], ["6 NG002", "11 NG002"]),
    "inference-functions": Effect("guess_*", FUNCTIONS, ["5 NG003"], ["9 NG003"]),
    "extend-inference-functions": Effect("other, guess_*", FUNCTIONS, ["5 NG003"], ["5 NG003", "9 NG003"]),
    "guards": Effect("project.helpers.quiet", GUARDS, ["9 NG001"], []),
    "unit-tests": Effect("true", UNIT_TEST, [], ["7 NG001"], "tests/test_net.py"),
    "scope": Effect("file", PREDICT, [], ["5 NG003"], others={"main.py": CALLER}),
    "project-root": Effect("far", PREDICT, [], ["5 NG003"], others={"main.py": CALLER, "far/main.py": ""}),
    "project-files": Effect("1", PREDICT, ["5 NG003"], [], others={"other.py": "import torch\n"}),
    "project-seconds": Effect("100000", PREDICT, ["5 NG003"], ["5 NG003"]),
    "cache-dir": Effect("far/kept", PREDICT, ["5 NG003"], ["5 NG003"]),
    "cache": Effect("false", PREDICT, ["5 NG003"], ["5 NG003"]),
}


SINGLE = {"scope", "project-root", "project-files", "project-seconds", "cache-dir"}
SWITCHES = {"unit-tests", "cache"}


def write(project: Project, effect: Effect) -> None:
    """Write the program and the files around it."""
    for name, text in {effect.name: effect.program, **effect.others}.items():
        project.write(name, text)


def places(lines: list[str]) -> list[str]:
    """Return the line and the code of every line of output."""
    return [f"{line.split(':')[1]} {line.split()[1]}" for line in lines]


def test_every_option_has_an_effect_here() -> None:
    assert list(EFFECTS) == [option.name for option in OPTIONS]


@pytest.mark.parametrize("name", EFFECTS)
def test_without_the_option(project: Project, name: str) -> None:
    effect = EFFECTS[name]
    write(project, effect)
    assert places(project.flake8(effect.name).lines) == effect.without


@pytest.mark.parametrize("file", ["setup.cfg", "tox.ini", ".flake8"])
@pytest.mark.parametrize("name", EFFECTS)
def test_from_a_file(project: Project, name: str, file: str) -> None:
    effect = EFFECTS[name]
    write(project, effect)
    project.write(file, f"[flake8]\nnograd-{name} = {effect.value}\n")
    assert places(project.flake8(effect.name).lines) == effect.with_value


@pytest.mark.parametrize("name", EFFECTS)
def test_from_flake8s_command_line(project: Project, name: str) -> None:
    effect = EFFECTS[name]
    write(project, effect)
    value = "" if name in SWITCHES else f"={effect.value}"
    assert places(project.flake8(f"--nograd-{name}{value}", effect.name).lines) == effect.with_value


@pytest.mark.parametrize("name", EFFECTS)
def test_from_our_command_line(project: Project, name: str) -> None:
    effect = EFFECTS[name]
    write(project, effect)
    value = "" if name in SWITCHES else f"={effect.value}"
    assert places(project.command("check", f"--{name}{value}", effect.name).lines) == effect.with_value


@pytest.mark.parametrize("name", EFFECTS)
def test_from_pyproject(project: Project, name: str) -> None:
    effect = EFFECTS[name]
    value = "true" if name in SWITCHES else str([part.strip() for part in effect.value.split(",")])
    if name in SINGLE:
        value = effect.value if effect.value.isdigit() else f"'{effect.value}'"
    write(project, effect)
    project.write("pyproject.toml", f"[tool.flake8-nograd]\n{name} = {value}\n")
    assert places(project.command("check", effect.name).lines) == effect.with_value


def test_several_lines_and_underscores_in_a_file(project: Project) -> None:
    project.write("net.py", MODELS)
    project.write(".flake8", "[flake8]\nnograd_model_names =\n    thing\n    model,\n")
    assert places(project.flake8("net.py").lines) == ["6 NG002", "11 NG002"]


def test_an_empty_value_empties_the_list(project: Project) -> None:
    project.write("net.py", FUNCTIONS)
    project.write(".flake8", "[flake8]\nnograd-inference-functions =\n")
    assert project.flake8("net.py").lines == []


def test_the_command_line_beats_the_file(project: Project) -> None:
    project.write("net.py", MODELS)
    project.write(".flake8", "[flake8]\nnograd-model-names = thing\n")
    assert places(project.flake8("--nograd-model-names=model", "net.py").lines) == ["6 NG002"]


def test_a_switch_of_the_file_is_turned_off_again(project: Project) -> None:
    project.write("tests/test_net.py", UNIT_TEST)
    project.write(".flake8", "[flake8]\nnograd-unit-tests = yes\n")
    assert project.flake8("--no-nograd-unit-tests", "tests").lines == []


NO_PATTERN = "is not a name or a pattern of names such as 'net*' (without dots)"
NO_DOTTED_NAME = "is not a dotted name such as 'project.utils.no_gradients'"
BAD_VALUES = [
    ("model-names", "self.net", f"'self.net' {NO_PATTERN}"),
    ("extend-model-names", "net,a-b", f"'a-b' {NO_PATTERN}"),
    ("loader-names", "[ab", f"'[ab' {NO_PATTERN}"),
    ("extend-loader-names", "1st", f"'1st' {NO_PATTERN}"),
    ("inference-functions", "[]", f"'[]' {NO_PATTERN}"),
    ("extend-inference-functions", "run()", f"'run()' {NO_PATTERN}"),
    ("guards", "a..b", f"'a..b' {NO_DOTTED_NAME}"),
    ("scope", "files", "'files' is not 'project' or 'file'"),
    ("project-root", "nowhere", "'nowhere' is not a folder"),
    ("project-files", "0", "'0' is not a positive whole number"),
    ("project-seconds", "1.5", "'1.5' is not a positive whole number"),
    ("cache-dir", "", "'' is not the path of a folder"),
    ("guards", "utils.with", f"'utils.with' {NO_DOTTED_NAME}"),
]


@pytest.mark.parametrize(("name", "value", "problem"), BAD_VALUES)
def test_a_bad_value_on_the_command_line(project: Project, name: str, value: str, problem: str) -> None:
    result = project.flake8(f"--nograd-{name}={value}", ".")
    assert (result.status, result.lines) == (2, [])
    assert result.errors.splitlines()[-1] == f"flake8: error: argument --nograd-{name}: {problem}"


@pytest.mark.parametrize(("name", "value", "problem"), BAD_VALUES)
def test_a_bad_value_in_a_file(project: Project, name: str, value: str, problem: str) -> None:
    project.write("setup.cfg", f"[flake8]\nnograd-{name} = {value}\n")
    result = project.flake8(".")
    assert (result.status, result.lines) == (2, [])
    assert result.errors.splitlines()[-1] == f"flake8: error: argument --nograd-{name}: {problem}"


def test_a_bad_switch_in_a_file(project: Project) -> None:
    project.write("setup.cfg", "[flake8]\nnograd-unit-tests = maybe\n")
    result = project.flake8(".")
    error = "flake8: error: argument --nograd-unit-tests/--no-nograd-unit-tests: 'maybe' is not 'true' or 'false'"
    assert (result.status, result.errors.splitlines()[-1]) == (2, error)
