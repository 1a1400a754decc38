"""Every case file, through `check()` and through real flake8, as it is written and in forms that mean the same."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import fields
from pathlib import Path

import pytest
from case_files import Case, expression_starts, formed_cases, load_cases, silenced

from flake8_nograd.check import check
from flake8_nograd.settings import Settings

CODES = tuple(f"NG00{number}" for number in range(1, 8))
CLAUSES = range(9)
LEAST_FILES_PER_CODE = 8
FLAKE8_LINE = re.compile(r"\./(?P<number>[a-z0-9-]+)/[^\t]+\t(?P<line>\d+)\t(?P<column>\d+)\t(?P<code>\w+)")

ALL = load_cases()
REPORTED = [case for case in ALL if case.folders[0] == "reported"]
SILENT = [case for case in ALL if case.folders[0] == "silent"]
FORMED = list(formed_cases(ALL))

Position = tuple[int, int, str]
each_case = pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
each_form = pytest.mark.parametrize(
    "case", [case for _, case in FORMED], ids=[f"{label}-{c.name}" for label, c in FORMED]
)


def checked_positions(case: Case) -> list[Position]:
    """Line, column (from 1) and code of what `check()` reports, in its order."""
    found = check(case.source, case.path, case.settings)
    return [(item.range.line, item.range.column + 1, item.code) for item in found]


def assert_reported_as_marked(case: Case) -> None:
    """`check()` reports the marked places and no other, and its messages contain the marked fragments."""
    found = check(case.source, case.path, case.settings)
    messages = {(item.range.line, item.range.column + 1, item.code): item.message for item in found}
    assert checked_positions(case) == case.positions, "\n".join(f"{place}: {text}" for place, text in messages.items())
    for marker in case.markers:
        message = messages[marker.line, marker.column, marker.code]
        assert re.search(rf"{re.escape(marker.fragment)}(?!\d)", message), message


@each_case
def test_reports_are_the_marked_ones(case: Case) -> None:
    assert_reported_as_marked(case)


@each_form
def test_forms_that_mean_the_same_get_the_same_reports(case: Case) -> None:
    assert_reported_as_marked(case)


class Flake8Run:
    """What real flake8 says of many files, by the name of the case and the form it was given in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports: dict[str, list[Position]] = defaultdict(list)

    def lint(self, numbered: dict[str, Case]) -> None:
        """Writes every case into a project of its own and runs flake8 once for each set of settings."""
        groups: dict[Settings, list[str]] = defaultdict(list)
        for number, case in numbered.items():
            file = self.folder / number / case.path
            file.parent.mkdir(parents=True)
            file.write_text(case.source, encoding="utf-8", newline="")
            (self.folder / number / "pyproject.toml").write_text('[project]\nname = "case"\n', encoding="utf-8")
            groups[case.settings].append(number)
        for settings, numbers in groups.items():
            self._run(settings, numbers)

    def _run(self, settings: Settings, numbers: list[str]) -> None:
        output = "--format=%(path)s\t%(row)d\t%(col)d\t%(code)s"
        command = [sys.executable, "-m", "flake8", "--isolated", "--select=NG,E9", output, *options(settings)]
        paths = [f"./{number}" for number in numbers]
        done = subprocess.run([*command, *paths], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        for line in done.stdout.splitlines():
            match = FLAKE8_LINE.fullmatch(line)
            assert match is not None, line
            self.reports[match["number"]].append((int(match["line"]), int(match["column"]), match["code"]))


def options(settings: Settings) -> list[str]:
    """The flake8 options that give these settings: one for each field that differs from its default."""
    given = []
    for field in fields(Settings):
        value = getattr(settings, field.name)
        option = f"--nograd-{field.name.replace('_', '-')}"
        if value != field.default:
            given.append(option if value is True else f"{option}={','.join(value)}")
    return given


def as_written(case: Case) -> str:
    """The folder of the case in the run of flake8."""
    return f"written-{ALL.index(case):04}"


def with_noqa(case: Case) -> str:
    """The folder of the case whose markers became `# noqa` comments."""
    return f"noqa-{ALL.index(case):04}"


@pytest.fixture(scope="module")
def flake8_run(tmp_path_factory: pytest.TempPathFactory) -> Flake8Run:
    run = Flake8Run(tmp_path_factory.mktemp("projects"))
    run.lint({as_written(case): case for case in ALL} | {with_noqa(case): silenced(case) for case in ALL})
    return run


@each_case
def test_flake8_gives_the_positions_of_check(case: Case, flake8_run: Flake8Run) -> None:
    assert sorted(flake8_run.reports[as_written(case)]) == checked_positions(case)


@each_case
def test_noqa_silences_what_is_marked(case: Case, flake8_run: Flake8Run) -> None:
    assert flake8_run.reports[with_noqa(case)] == []


@pytest.mark.parametrize("case", REPORTED, ids=[case.name for case in REPORTED])
def test_reported_files_mark_the_code_of_their_folder(case: Case) -> None:
    assert case.folders[1] in {marker.code for marker in case.markers}
    assert {(marker.line, marker.column) for marker in case.markers} <= expression_starts(case.source)


@pytest.mark.parametrize("case", SILENT, ids=[case.name for case in SILENT])
def test_silent_files_have_no_marker(case: Case) -> None:
    assert case.markers == ()


def test_every_code_has_enough_reported_files() -> None:
    counts = Counter(case.folders[1] for case in REPORTED)
    assert set(counts) == set(CODES)
    assert min(counts.values()) >= LEAST_FILES_PER_CODE


def test_silent_files_are_at_least_as_many_as_reported_ones() -> None:
    silent, reported = len(SILENT), len(REPORTED)
    assert silent >= reported > 0


def test_every_folder_of_silent_files_is_a_clause() -> None:
    """`00_correct_code`, then one folder for each numbered clause of "What must stay silent"."""
    folders = {case.folders[1] for case in SILENT}
    assert sorted(int(folder[:2]) for folder in folders) == list(CLAUSES)
    assert all(re.fullmatch(r"\d\d_[a-z]+(_[a-z]+)*", folder) for folder in folders)
