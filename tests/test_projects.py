"""Every case project, through real flake8 and the command: all ways to look at a project must see the same."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from project_files import (
    OUTPUT,
    ProjectFile,
    Report,
    Reports,
    copy_projects,
    flake8,
    flake8_from_standard_input,
    load_projects,
    run,
)

ALL = load_projects()
each_project = pytest.mark.parametrize("name", ALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("projects")
    copy_projects(folder)
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path) -> Reports:
    return flake8(folder, "-j2", ".")


@pytest.fixture(scope="module")
def one_by_one(folder: Path) -> Reports:
    """Each file that says something is the only one of its project in some run."""
    found: Reports = {}
    columns = [[file.name for file in files if file.says_something] for files in ALL.values()]
    for row in itertools.zip_longest(*columns):
        found.update(flake8(folder, "-j1", *(f"./{name}" for name in row if name is not None)))
    return found


@pytest.fixture(scope="module")
def by_standard_input(folder: Path) -> Reports:
    paths = [file.name for files in ALL.values() for file in files if file.says_something]
    return flake8_from_standard_input(folder, paths)


@pytest.fixture(scope="module")
def by_command(folder: Path) -> Reports:
    return run(folder, "-m", "flake8_nograd", "check", "--isolated", OUTPUT, ".")


@pytest.fixture(scope="module")
def alone(folder: Path) -> Reports:
    return flake8(folder, "-j2", "--nograd-scope=file", ".")


def of_project(reports: Reports, name: str) -> list[tuple[str, list[Report]]]:
    """What is reported in a project, with the messages."""
    return sorted((path, found) for path, found in reports.items() if path.startswith(f"{name}/"))


@each_project
def test_reports_are_the_marked_ones(name: str, whole: Reports) -> None:
    for file in ALL[name]:
        found = whole.get(file.name, [])
        assert [report[:3] for report in found] == file.positions, (file.name, found)
        assert_fragments(file, found)


def assert_fragments(file: ProjectFile, found: list[Report]) -> None:
    for marker in file.markers:
        (message,) = [text for *place, text in found if place == [marker.line, marker.column, marker.code]]
        assert marker.fragment in message


@each_project
def test_each_file_alone_on_the_command_line_gets_the_same(name: str, whole: Reports, one_by_one: Reports) -> None:
    assert of_project(one_by_one, name) == of_project(whole, name)


@each_project
def test_each_file_on_standard_input_gets_the_same(name: str, whole: Reports, by_standard_input: Reports) -> None:
    assert of_project(by_standard_input, name) == of_project(whole, name)


@each_project
def test_the_command_says_the_same(name: str, whole: Reports, by_command: Reports) -> None:
    assert of_project(by_command, name) == of_project(whole, name)


@each_project
def test_without_the_project_each_file_stands_alone(name: str, alone: Reports) -> None:
    for file in ALL[name]:
        found = [report[:3] for report in alone.get(file.name, [])]
        assert found == list(file.alone), file.name


@each_project
def test_the_project_changes_something(name: str) -> None:
    assert any(list(file.alone) != file.positions for file in ALL[name])
