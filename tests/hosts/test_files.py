"""Files that are not plain UTF-8 with line feeds, through real flake8: the positions are those an editor shows."""

from __future__ import annotations

import pytest
from conftest import Project
from programs import NG001, NG001_AT, ng001

ONE_LINE = "import torch; model = torch.load('m.pt'); model.eval(); model(1)\n"
REPORT = f"bad.py:{NG001_AT}: {ng001()}"


def test_byte_order_mark(project: Project) -> None:
    project.write("bad.py", b"\xef\xbb\xbf" + NG001.encode())
    assert project.flake8("bad.py").lines == [REPORT]


def test_byte_order_mark_before_the_reported_line(project: Project) -> None:
    project.write("bad.py", b"\xef\xbb\xbf" + ONE_LINE.encode())
    assert project.flake8("--select=NG,E9", "bad.py").lines == [f"bad.py:1:57: {ng001(line=1)}"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends(project: Project, end: str) -> None:
    project.write("bad.py", NG001.replace("\n", end))
    assert project.flake8("--select=NG", "bad.py").lines == [REPORT]


def test_other_line_ends_on_standard_input(project: Project) -> None:
    result = project.flake8("--select=NG", "-", stdin=NG001.replace("\n", "\r\n").encode())
    assert result.lines == [f"stdin:{NG001_AT}: {ng001()}"]


def test_tabs_count_as_one_column(project: Project) -> None:
    project.write("bad.py", NG001.replace("    ", "\t"))
    assert project.flake8("--extend-ignore=W191", "bad.py").lines == [f"bad.py:6:9: {ng001()}"]


def test_a_form_feed_ends_no_line(project: Project) -> None:
    project.write("bad.py", NG001.replace("\n\n\n", "\n\n\f\n"))
    assert project.flake8("bad.py").lines == [REPORT]


def test_a_form_feed_before_a_statement(project: Project) -> None:
    project.write("bad.py", NG001.replace("import torch", "\fimport torch").replace("\n\n\n", "\n\n\n\f"))
    assert project.flake8("--select=NG,E9", "bad.py").lines == [REPORT]


def test_a_form_feed_on_the_reported_line_counts_as_one_column(project: Project) -> None:
    project.write("bad.py", NG001.replace("    return", "\f    return"))
    assert project.flake8("--select=NG,E9", "bad.py").lines == [f"bad.py:6:13: {ng001()}"]


@pytest.mark.parametrize("separator", ["\x0b", "\x1c", "\x85", "\u2028"])
def test_characters_that_only_look_like_line_ends(project: Project, separator: str) -> None:
    project.write("bad.py", NG001.replace("\n\n\n", f"\n\n# one{separator}line\n"))
    assert project.flake8("--select=NG", "bad.py").lines == [REPORT]


def test_columns_are_characters(project: Project) -> None:
    project.write("bad.py", NG001.replace("return model(x)", 'return "äöü 漢字 🐍", model(x)'))
    assert project.flake8("bad.py").lines == [f"bad.py:6:24: {ng001()}"]


def test_names_that_are_not_ascii(project: Project) -> None:
    project.write("bad.py", NG001.replace("model", "größe_net"))
    assert project.flake8("bad.py").lines == [f"bad.py:6:12: {ng001('größe_net')}"]


def test_an_empty_file(project: Project) -> None:
    project.write("empty.py", "")
    result = project.flake8("empty.py")
    assert (result.lines, result.status, result.errors) == ([], 0, "")


def test_an_empty_standard_input(project: Project) -> None:
    assert project.flake8("-").status == 0


def test_a_file_without_a_last_line_end(project: Project) -> None:
    project.write("bad.py", NG001.rstrip("\n"))
    assert project.flake8("--select=NG", "bad.py").lines == [REPORT]


def test_a_file_of_another_encoding(project: Project) -> None:
    text = "# -*- coding: latin-1 -*-\n" + NG001.replace("return model(x)", 'return "äöü", model(x)')
    project.write("bad.py", text.encode("latin-1"))
    assert project.flake8("bad.py").lines == [f"bad.py:7:19: {ng001(line=6)}"]


def test_another_encoding_on_standard_input(project: Project) -> None:
    text = "# -*- coding: latin-1 -*-\n" + NG001.replace("return model(x)", 'return "äöü", model(x)')
    assert project.flake8("-", stdin=text.encode("latin-1")).lines == [f"stdin:7:19: {ng001(line=6)}"]


def test_invalid_python_is_left_to_flake8(project: Project) -> None:
    project.write("broken.py", NG001 + "def (\n")
    result = project.flake8("broken.py")
    assert [line.split(": ")[1][:4] for line in result.lines] == ["E999"]
    assert result.status == 1
