"""The case projects: folders of files as one project has them, with markers as in the case files, and how to run them.

A file whose reports are others if nothing but itself is looked at says so in its first lines: `# alone: nothing`, or
`# alone: NG001 12:5, NG003 14:8` with the codes, lines and columns that `--nograd-scope=file` gives.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from case_files import CaseError, Marker, parse_case

PROJECTS = Path(__file__).parent / "projects"
ROOT_MARKERS = ("pyproject.toml", "setup.cfg", "setup.py")
ALONE = "# alone: "
HEADER_LINES = 5
OUTPUT = "--format=%(path)s\t%(row)d\t%(col)d\t%(code)s\t%(text)s"

Report = tuple[int, int, str, str]
Reports = dict[str, list[Report]]
"""Line, column, code and message of what is reported, by file."""


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """One file of a project: what must be reported in it, and what if it stood alone."""

    name: str
    markers: tuple[Marker, ...]
    alone: tuple[tuple[int, int, str], ...]

    @property
    def positions(self) -> list[tuple[int, int, str]]:
        return sorted((marker.line, marker.column, marker.code) for marker in self.markers)

    @property
    def says_something(self) -> bool:
        """Whether something is reported in it, with the rest of the project or without."""
        return bool(self.markers or self.alone)


def load_projects() -> dict[str, list[ProjectFile]]:
    """The files of every project, by the project's name."""
    found: dict[str, list[ProjectFile]] = defaultdict(list)
    for path in sorted(PROJECTS.rglob("*.py")):
        name = path.relative_to(PROJECTS).as_posix()
        found[name.partition("/")[0]].append(_project_file(name, path.read_text(encoding="utf-8")))
    return found


def _project_file(name: str, source: str) -> ProjectFile:
    case = parse_case(name, source)
    header = [line for line in source.split("\n")[:HEADER_LINES] if line.startswith(ALONE)]
    alone = tuple(case.positions) if not header else tuple(_positions(header[0].removeprefix(ALONE), name))
    if header and list(alone) == case.positions:
        raise CaseError(f"{name}: the same is reported if it stands alone")
    return ProjectFile(name, case.markers, alone)


def _positions(text: str, name: str) -> list[tuple[int, int, str]]:
    if text == "nothing":
        return []
    found = []
    for item in text.split(", "):
        code, _, place = item.partition(" ")
        line, _, column = place.partition(":")
        if not (line.isdigit() and column.isdigit()):
            raise CaseError(f"{name}: not a place: {item!r}")
        found.append((int(line), int(column), code))
    return sorted(found)


def copy_projects(folder: Path) -> None:
    """Copy every project into the folder, with a file that says where its root is."""
    shutil.copytree(PROJECTS, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for project in folder.iterdir():
        if not any((project / marker).exists() for marker in ROOT_MARKERS):
            (project / "pyproject.toml").write_text("", encoding="utf-8")


def run(folder: Path, *command: str) -> Reports:
    """Run Python with the arguments in the folder; what it reports must be all that it says."""
    done = subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""
    found: Reports = defaultdict(list)
    for line in done.stdout.splitlines():
        path, row, column, code, text = line.split("\t")
        found[path.removeprefix("./")].append((int(row), int(column), code, text))
    return found


def flake8(folder: Path, *arguments: str) -> Reports:
    """Run flake8 with our codes."""
    return run(folder, "-m", "flake8", "--isolated", "--select=NG,E9", OUTPUT, *arguments)


def flake8_from_standard_input(folder: Path, paths: list[str]) -> Reports:
    """Give each file to flake8 by standard input, under its name, all in one process as an editor would."""
    return run(folder, __file__, *paths)


def _main(paths: list[str]) -> None:
    from flake8 import utils
    from flake8.main.cli import main

    for path in paths:
        sys.stdin = io.TextIOWrapper(io.BytesIO(Path(path).read_bytes()))
        cast("Any", utils.stdin_get_value).cache_clear()
        main(["--isolated", "--select=NG,E9", OUTPUT, f"--stdin-display-name=./{path}", "-"])


if __name__ == "__main__":
    _main(sys.argv[1:])
