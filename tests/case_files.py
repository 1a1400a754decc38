"""The case files: ordinary Python files whose marker comments say what the linter must report.

A reported line ends in `# NG001: 15 'on line 12'`: the code, the column as flake8 prints it (from 1), and at most
one fragment that the message must contain. Several markers on one line follow each other. A file without a marker
must be silent. In the first lines, `# path: project/train.py` gives the path that the linter is told (else
`project/` and the file's name), and `# settings: unit_tests=True, guards=my.lib.guard|other` the settings.
"""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from flake8_nograd.settings import Settings

CASES = Path(__file__).parent / "cases"
ALIAS = "tench"

_MARKERS_BEGIN = re.compile(r"# NG\d{3}:")
_MARKER = re.compile(r"# (NG\d{3}): (\d+)(?: '([^']+)')?")
_ON_LINE = re.compile(r"\bon line (\d+)")
_HEADER_LINES = 5


class CaseError(Exception):
    """A case file that is not written as this module asks."""


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Marker:
    """What one marker demands: a report of `code` at this place (counted from 1), with `fragment` in its message."""

    line: int
    column: int
    code: str
    fragment: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """One case file: its text, what the linter is told, and what it must report."""

    name: str
    source: str
    path: str
    settings: Settings
    markers: tuple[Marker, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders the file lies in, such as `("reported", "NG001")`."""
        return tuple(self.name.split("/")[:-1])

    @property
    def positions(self) -> list[tuple[int, int, str]]:
        """Line, column and code of every report that must come, in source order."""
        return sorted((marker.line, marker.column, marker.code) for marker in self.markers)


def load_cases() -> list[Case]:
    """All case files below `cases/`, in the order of their names."""
    return [parse_case(file.relative_to(CASES).as_posix(), _text(file)) for file in sorted(CASES.rglob("*.py"))]


def parse_case(name: str, source: str) -> Case:
    """The case written in `source`; CaseError if a marker or a header is not well formed."""
    header = source.split("\n")[:_HEADER_LINES]
    path = _header_value(header, "# path: ") or f"project/{name.rsplit('/', 1)[-1]}"
    settings = _parse_settings(_header_value(header, "# settings: "), name)
    return Case(name, source, path, settings, tuple(_parse_markers(name, source)))


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _header_value(header: list[str], key: str) -> str:
    return next((line.removeprefix(key).strip() for line in header if line.startswith(key)), "")


def _parse_settings(text: str, name: str) -> Settings:
    values: dict[str, Any] = {}
    known = {field.name: field.default for field in dataclasses.fields(Settings)}
    for item in filter(None, text.split(", ")):
        key, _, value = item.partition("=")
        if key not in known:
            raise CaseError(f"{name}: no setting is called {key!r}")
        values[key] = value == "True" if isinstance(known[key], bool) else tuple(value.split("|"))
    return dataclasses.replace(Settings(), **values)


def _parse_markers(name: str, source: str) -> Iterator[Marker]:
    for number, line in enumerate(source.split("\n"), start=1):
        begin = _MARKERS_BEGIN.search(line)
        if begin is None:
            continue
        for text in re.split(r" (?=# NG)", line[begin.start() :].rstrip()):
            match = _MARKER.fullmatch(text)
            if match is None:
                raise CaseError(f"{name}:{number}: not a marker: {text!r}")
            yield Marker(number, int(match[2]), match[1], match[3] or "")


def expression_starts(source: str) -> set[tuple[int, int]]:
    """Line and column, both from 1 and in characters, where an expression or a keyword argument begins."""
    lines = source.split("\n")
    return {
        (node.lineno, _characters(lines[node.lineno - 1], node.col_offset) + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.expr | ast.keyword)
    }


def _characters(line: str, utf8_bytes: int) -> int:
    return len(line.encode()[:utf8_bytes].decode())


def silenced(case: Case) -> Case:
    """The same file with its markers replaced by `# noqa` comments for their codes, which must silence it."""
    lines = case.source.split("\n")
    for number in {marker.line for marker in case.markers}:
        line = lines[number - 1]
        begin = _MARKERS_BEGIN.search(line)
        assert begin is not None
        codes = sorted({marker.code for marker in case.markers if marker.line == number})
        lines[number - 1] = f"{line[: begin.start()]}# noqa: {','.join(codes)}"
    return dataclasses.replace(case, source="\n".join(lines), markers=())


def inside_if_true(case: Case) -> Case | None:
    """The whole module inside `if True:`: one line further down, four columns further right."""
    if "from __future__" in case.source:
        return None
    body = "\n".join(f"    {line}" if line.strip() else line for line in case.source.split("\n"))
    markers = tuple(_moved(marker, lines=1, columns=4) for marker in case.markers)
    return dataclasses.replace(case, source=f"if True:\n{body}", markers=markers)


def _moved(marker: Marker, lines: int, columns: int) -> Marker:
    fragment = _ON_LINE.sub(lambda match: f"on line {int(match[1]) + lines}", marker.fragment)
    return Marker(marker.line + lines, marker.column + columns, marker.code, fragment)


def with_trailing_comment(case: Case) -> Case | None:
    """The file with a blank line and a comment after its end."""
    return dataclasses.replace(case, source=f"{case.source}\n# The end.\n")


def with_crlf(case: Case) -> Case | None:
    """The file with the line ends of Windows."""
    return dataclasses.replace(case, source=case.source.replace("\n", "\r\n"))


def with_torch_renamed(case: Case) -> Case | None:
    """The file with `import torch as tench`, if only plain `import torch` binds that name; columns stay as they are."""
    tree = ast.parse(case.source)
    aliases = [alias for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    binding = [alias for alias in aliases if not alias.asname and alias.name.split(".")[0] == "torch"]
    if not binding or any(alias.name != "torch" for alias in binding):
        return None
    places = [
        (node.lineno, node.col_offset) for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "torch"
    ]
    lines = case.source.split("\n")
    for line, column in places:
        encoded = lines[line - 1].encode()
        lines[line - 1] = (encoded[:column] + ALIAS.encode() + encoded[column + len("torch") :]).decode()
    for alias in binding:
        lines[alias.lineno - 1] = re.sub(r"\btorch\b", f"torch as {ALIAS}", lines[alias.lineno - 1])
    return dataclasses.replace(case, source="\n".join(lines))


FORMS: Mapping[str, Callable[[Case], Case | None]] = {
    "inside if True": inside_if_true,
    "trailing comment": with_trailing_comment,
    "CRLF": with_crlf,
    "torch renamed": with_torch_renamed,
}


def formed_cases(cases: list[Case]) -> Iterator[tuple[str, Case]]:
    """Every case in every form that fits it; each must get the same reports as the file as it is written."""
    for label, form in FORMS.items():
        for case in cases:
            formed = form(case)
            if formed is not None:
                yield label, formed
