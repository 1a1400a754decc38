"""Tests of the scoring: run `pytest benchmarks`. They need no corpus and no network."""

from __future__ import annotations

from pathlib import Path

import causes
import pytest
from label_table import COLUMNS, Label
from sample import WORK, read_sample
from scoring import GUARD, Claim, Share, score, score_files, widened


def row(code: str, first: int, last: int, ambiguous: str = "no", path: str = "a.py") -> Label:
    """A row of a file; its line is the first one of its block, and what it needs is in the same file."""
    cells = ("demo", path, code, str(first), str(last), str(first), "same file", ambiguous, "a reason")
    assert len(cells) == len(COLUMNS)
    return Label(*cells)


def claim(line: int, *codes: str, path: str = "a.py") -> Claim:
    """A report on that file."""
    return Claim("demo", path, line, codes or GUARD)


def counts(claims: list[Claim], labels: list[Label], *codes: str) -> tuple[int, int, int, int]:
    """Right, missed, wrong, apart."""
    found = score(claims, labels, codes or GUARD)
    return (len(found.right), len(found.missed), len(found.wrong), found.apart)


@pytest.mark.parametrize("line", [3, 5, 9])
def test_a_report_anywhere_in_its_block_is_right(line: int) -> None:
    """On the first line, on the last, and between."""
    assert counts([claim(line)], [row("NG001", 3, 9)]) == (1, 0, 0, 0)


@pytest.mark.parametrize("line", [2, 10])
def test_a_report_beside_the_block_is_wrong_and_the_block_missed(line: int) -> None:
    """One line off is off."""
    assert counts([claim(line)], [row("NG001", 3, 9)]) == (0, 1, 1, 0)


def test_a_report_in_a_block_of_another_code_is_wrong() -> None:
    """Whether the tool tells codes apart or knows one kind only."""
    assert counts([claim(5, "NG001")], [row("NG002", 3, 9)], "NG001", "NG002") == (0, 1, 1, 0)
    assert counts([claim(5)], [row("NG006", 3, 9)]) == (0, 0, 1, 0)


def test_the_shared_question_takes_three_codes_for_one() -> None:
    """And leaves the others as they are."""
    claims = widened([claim(5, "NG001"), claim(20, "NG006")])
    assert [entry.codes for entry in claims] == [GUARD, ("NG006",)]
    assert counts(claims, [row("NG002", 3, 9), row("NG006", 15, 30)]) == (1, 0, 0, 0)


def test_reports_of_another_kind_are_no_answer() -> None:
    """They are neither right nor wrong where nobody asked."""
    assert counts([claim(5, "NG007")], [row("NG001", 3, 9)]) == (0, 1, 0, 0)


def test_several_reports_in_one_row_count_once() -> None:
    """Right ones and wrong ones; outside of all rows each line counts."""
    labels = [row("NG001", 3, 9), row("silent", 20, 30)]
    lines = (4, 5, 21, 22, 40, 40, 41)
    assert counts([claim(line) for line in lines], labels) == (1, 0, 3, 0)


def test_ambiguous_rows_are_counted_apart() -> None:
    """Reported or not, and whether the label says silent or not."""
    labels = [row("NG001", 3, 9, "yes"), row("silent", 20, 30, "yes")]
    assert counts([], labels) == (0, 0, 0, 0)
    assert counts([claim(5), claim(25), claim(26)], labels) == (0, 0, 0, 2)


def test_an_ambiguous_row_excuses_no_report_of_another_code() -> None:
    """The doubt was about the row's own code."""
    assert counts([claim(5, "NG007")], [row("NG001", 3, 9, "yes")], "NG007") == (0, 0, 1, 0)


def test_the_narrowest_row_decides() -> None:
    """A clear place within an ambiguous one, and the other way round; a deserved block round both goes first."""
    clear, doubtful = row("silent", 10, 12), row("silent", 1, 50, "yes")
    assert counts([claim(11)], [clear, doubtful]) == (0, 0, 1, 0)
    assert counts([claim(11)], [row("silent", 10, 12, "yes"), row("silent", 1, 50)]) == (0, 0, 0, 1)
    assert counts([claim(11)], [clear, doubtful, row("NG001", 1, 60)]) == (1, 0, 0, 0)


def test_files_without_labels_are_left_out() -> None:
    """The tool may have been run on more than was labelled; a file that is labelled as empty counts."""
    nothing = Label("demo", "a.py", "none", "", "", "", "", "no", "nothing here")
    assert counts([claim(5, path="b.py")], [nothing]) == (0, 0, 0, 0)
    assert counts([claim(5)], [nothing]) == (0, 0, 1, 0)


def test_whole_files_are_scored_wherever_the_report_stands() -> None:
    """A report on line 1 says that something in the file is missing."""
    labels = [
        row("NG001", 30, 40),
        row("NG003", 3, 9, path="missed.py"),
        row("silent", 3, 9, path="wrong.py"),
        row("NG002", 3, 9, "yes", path="doubtful.py"),
        row("silent", 3, 9, path="quiet.py"),
    ]
    claims = [claim(1), claim(2), *(claim(1, path=path) for path in ("wrong.py", "doubtful.py"))]
    found = score_files(claims, labels, GUARD)
    assert [entry.path for entry in found.right + found.missed] == ["a.py", "missed.py"]
    assert ([entry.path for entry in found.wrong], found.apart) == (["wrong.py"], 1)


def test_shares_have_intervals() -> None:
    """Precision, recall, and recall by evidence; nothing of nothing is no share."""
    found = score([claim(5), claim(50)], [row("NG001", 3, 9), row("NG001", 20, 30), row("NG002", 60, 70)], GUARD)
    assert str(found.precision) == "50% (9% to 91%)"
    assert str(found.recall) == "33% (6% to 79%)"
    assert found.of_evidence("same file") == Share(1, 3)
    assert str(found.of_evidence("other file")) == "none"


def test_silent_rows_count_as_judged() -> None:
    """Left alone they are right; a wrong report blames the narrowest; doubtful ones do not count."""
    labels = [
        row("NG001", 3, 9),
        row("silent", 20, 30),
        row("silent", 40, 60),
        row("silent", 45, 50),
        row("silent", 70, 80, "yes"),
    ]
    found = score([claim(5), claim(46), claim(75)], labels, GUARD)
    assert [entry.first for entry in found.quiet] == ["20", "40"]
    assert [entry.first for entry in found.blamed] == ["45"]
    assert found.verdicts("same file") == Share(3, 4)
    assert str(found.verdicts("other file")) == "none"


def test_misses_and_wrong_reports_are_listed_with_their_causes(tmp_path: Path) -> None:
    """Without a row there is no cause yet; a table of another shape is refused."""
    found = score([claim(40)], [row("NG001", 3, 9)], GUARD)
    place = tmp_path / "causes.csv"
    place.write_text("project,path,line,cause\ndemo,a.py,3,unseen\n", encoding="utf-8")
    page = causes.page(found, causes.read_causes(place))
    assert "| missed | NG001 | demo/a.py:3 | unseen |" in page
    assert "| wrong | NG001 NG002 NG003 | demo/a.py:40 | not looked into |" in page
    assert causes.page(score([claim(5)], [row("NG001", 3, 9)], GUARD), {}) == "None."
    place.write_text("project,line\n", encoding="utf-8")
    with pytest.raises(ValueError, match="columns"):
        causes.read_causes(place)


def test_causes_are_of_labelled_files() -> None:
    """Of the part that there is to learn from, alone."""
    work = {(file.project, file.path) for file in read_sample() if file.part == WORK}
    assert {place[:2] for place in causes.read_causes()} <= work
