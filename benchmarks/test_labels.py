"""Tests of the sample and the labels: run `pytest benchmarks`. They need no corpus and no network."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from corpus import Pin, read_lock
from label import check, write_batch
from label_table import COLUMNS, TABLE, Label, blank, faults, file_faults, merge, read_labels, write_labels
from sample import PARTS, WORK, Candidate, Sampled, draw, part_projects, read_sample, text_hash
from source import Source
from temptation import MAX_LINES, WEIGHTS, kinds

PADDING = "# nothing\n" * 20


def tempting(line: str, path: str = "net/run.py") -> tuple[str, ...]:
    """The kinds of a file that imports torch and has this line."""
    return kinds(path, f"import torch\n{line}\n{PADDING}")


def label(**cells: str) -> Label:
    """A sound row, with some cells changed."""
    row = dict(zip(COLUMNS, ("demo", "a.py", "NG001", "3", "9", "5", "same file", "no", "evaluates"), strict=True))
    return Label(**{**row, **cells})


def candidates(sizes: dict[str, int]) -> list[Candidate]:
    """So many files of each project, each with a line of its own; the project's name begins with its area."""
    kind = list(WEIGHTS)
    return [
        Candidate(
            Pin(project, "1", project[0], "sdist", "a.tar.gz", "0" * 64),
            f"{number}.py",
            (kind[number % len(kind)],),
            frozenset({f"{project} {number}"}),
        )
        for project, size in sizes.items()
        for number in range(size)
    ]


@pytest.fixture(autouse=True)
def _readable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is readable and has five lines."""

    def read(pin: Pin, path: str) -> Source:
        return Source(pin.project, path, "x = 1\n" * 4, None)  # type: ignore[arg-type]

    monkeypatch.setattr("sample.read_source", read)
    monkeypatch.setattr("label.read_source", read)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("net.eval()", "eval-alone"),
        ("with torch.no_grad(): net.eval()", "eval-and-guard"),
        ("for x in val_loader: model(x)", "inference-alone"),
        ("@torch.inference_mode()", "guard-alone"),
        ("net.eval(); loss.backward()", "train-and-eval"),
        ("y = model(x)", "forward-only"),
        ("for x in loaders['val']: pass", "eval-loader"),
        ("def predict_batch(self, x): pass", "inference-function"),
        ("net.eval", "switch-without-effect"),
        ("    torch.no_grad()", "switch-without-effect"),
        ("state = env.step(action)", "reinforcement-learning"),
        ("fake = netD(x)", "gan"),
        ("class Net(LightningModule): pass", "lightning"),
        ("class MyTrainer: pass", "trainer"),
        ("x.requires_grad_(); adversarial = 1", "attack"),
        ("saliency = x.grad", "attribution"),
    ],
)
def test_a_line_tempts(line: str, kind: str) -> None:
    """Every kind has a text that is of it."""
    assert kind in tempting(line)


def test_what_is_not_for_the_sample() -> None:
    """Vendored files, files without torch, long files, and files in which nothing tempts."""
    assert not tempting("net.eval()", "net/third_party/run.py")
    assert not kinds("a.py", f"net.eval()\n{PADDING}")
    assert not tempting("net.eval()\n" * MAX_LINES)
    assert not tempting("x = torch.ones(3)")


def test_unit_tests_are_a_kind_of_their_own() -> None:
    """But a file named like one that holds none is not."""
    assert tempting("def test_net(): net.eval()", "tests/test_net.py") == ("unit-test",)
    assert "eval-alone" in tempting("net.eval()", "tools/test_net.py")


def test_every_project_gives_a_file_in_turn() -> None:
    """Small projects give all that they have; the same seed draws the same files."""
    pool = candidates({"a1": 1, "a2": 30, "b1": 30})
    drawn = draw(pool, 21, random.Random(1))
    assert Counter(one.pin.project for one in drawn) == {"a1": 1, "a2": 10, "b1": 10}
    assert drawn == draw(reversed(pool), 21, random.Random(1))
    assert len({kind for one in drawn for kind in one.kinds}) > 12


def test_a_copy_is_drawn_once() -> None:
    """Wherever it lies."""
    first, second = candidates({"a": 1, "b": 1})
    copy = Candidate(second.pin, second.path, second.kinds, first.lines)
    assert len(draw([first, copy], 5, random.Random(1))) == 1


def test_projects_are_parted_by_area() -> None:
    """No project is in both parts, and each area gives about half of its files to either."""
    drawn = draw(candidates({f"{area}{number}": 4 for area in "abcd" for number in range(4)}), 64, random.Random(1))
    parts = part_projects(drawn, random.Random(1))
    assert Counter((project[0], part) for project, part in parts.items()) == Counter(
        {(area, part): 2 for area in "abcd" for part in PARTS}
    )


def test_the_committed_sample_is_large_and_parted() -> None:
    """At least 300 files, about half of them in either part, no project in both, and all of pinned projects."""
    rows = read_sample()
    parts = {(row.project, row.part) for row in rows}
    assert len({(row.project, row.path) for row in rows}) == len(rows) >= 300
    assert len(parts) == len({project for project, _ in parts}) >= 80
    assert 0.4 < sum(row.part == WORK for row in rows) / len(rows) < 0.6
    assert {row.project for row in rows} <= {pin.project for pin in read_lock()}
    assert all(row.kinds and set(row.kinds.split()) <= set(WEIGHTS) and len(row.sha256) == 64 for row in rows)


def test_the_committed_labels_are_of_the_sample() -> None:
    """Each row is sound, as far as can be seen without the corpus."""
    labels = read_labels() if TABLE.exists() else []
    sampled = {(row.project, row.path) for row in read_sample()}
    assert {entry.file for entry in labels} <= sampled
    assert not [fault for entry in labels for fault in faults(entry, MAX_LINES + 1)] + file_faults(labels)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"code": "NG009"}, "the code is NG009"),
        ({"code": ""}, "the code is empty"),
        ({"line": "10"}, "first <= line"),
        ({"last": "99"}, "<= 20"),
        ({"first": "x"}, "must be numbers"),
        ({"evidence": "somewhere"}, "evidence"),
        ({"ambiguous": ""}, "yes or no"),
        ({"reason": ""}, "no reason"),
        ({"code": "none"}, "no lines"),
    ],
)
def test_a_faulty_row_is_refused(cells: dict[str, str], fault: str) -> None:
    """With what is wrong."""
    assert [found for found in faults(label(**cells), 20) if fault in found]


def test_sound_rows_pass() -> None:
    """A report, a place that stays silent, and a file without temptation."""
    nothing = label(code="none", first="", last="", line="", evidence="")
    assert not faults(label(), 20) + faults(label(code="silent"), 20) + faults(nothing, 20)


def test_rows_that_contradict_each_other_are_refused() -> None:
    """`none` stands alone, and a place has a code once."""
    nothing = label(code="none", first="", last="", line="", evidence="")
    assert file_faults([nothing, label()])
    assert file_faults([label(), label()])
    assert not file_faults([label(), label(code="silent"), label(line="6")])


def test_check_compares_the_text_with_the_sampled_one() -> None:
    """A file with another text, and one that is not in the sample."""
    pin = Pin("demo", "1", "vision", "sdist", "a.tar.gz", "0" * 64)
    row = Sampled("demo", "a.py", text_hash("x = 1\n" * 4), "work", "eval-alone")
    sound = label(first="1", last="4", line="2")
    assert check([sound], [row], [pin]) == []
    assert "sampled" in check([sound], [Sampled("demo", "a.py", "0" * 64, "work", "gan")], [pin])[0]
    assert "sampled" in check([label(path="b.py")], [row], [pin])[0]


def test_a_batch_shows_numbered_lines_and_a_table(tmp_path: Path) -> None:
    """And is not written over a table that somebody may have filled in."""
    row = Sampled("demo", "net/a.py", "0" * 64, "work", "eval-alone")
    write_batch([row], ["x = 1\ny = 2\n"], tmp_path)
    assert "    2 y = 2" in (tmp_path / "01-demo-net-a.txt").read_text()
    assert read_labels(tmp_path / "labels.csv") == [blank(("demo", "net/a.py"))]
    with pytest.raises(SystemExit):
        write_batch([row], ["x = 1\n"], tmp_path)


def test_labels_survive_a_round_trip_and_replace_older_ones(tmp_path: Path) -> None:
    """Whole files are replaced."""
    old, other, new = label(), label(path="b.py"), label(code="silent", reason='says "eval", but trains')
    write_labels(merge([old, other], [new]), tmp_path / "labels.csv")
    assert read_labels(tmp_path / "labels.csv") == [new, other]


@pytest.mark.parametrize("text", ["project,path\n", ",".join(COLUMNS) + "\ndemo,a.py,NG001\n"])
def test_a_table_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    """Other columns, or a row with a cell too few."""
    (tmp_path / "labels.csv").write_text(text)
    with pytest.raises(ValueError, match=r"labels\.csv"):
        read_labels(tmp_path / "labels.csv")
