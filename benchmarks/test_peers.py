"""Tests of the comparison with other tools: run `pytest benchmarks`. They need no corpus, no network, no other tool."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import compare
import like_gci100
import like_s6982
import like_specdetect_r4
import pytest
from answers import load, save
from comparison import listing, pages
from corpus import Pin
from label_table import CODES, Label
from peers import PEERS, Peer, hotpath_places, mlpylint_places, semgrep_places, smell_places, stage
from sample import WORK, read_sample
from scoring import GUARD, Claim

EVAL = "model.eval()\n"
LOAD = "model = Net()\nmodel.load_state_dict(torch.load('a.pt'))\n"


@pytest.mark.parametrize(
    ("lines", "source", "expected"),
    [
        (like_gci100.lines, EVAL + "y = model(x)", [2]),
        (like_gci100.lines, EVAL + "for x in data:\n    y = model(x)", [3]),
        (like_gci100.lines, EVAL + "with torch.no_grad():\n    y = model(x)", []),
        (like_gci100.lines, EVAL + "with torch.no_grad():\n    pass\ny = model(x)", [4]),
        (like_gci100.lines, "y = model(x)\n" + EVAL, []),
        (like_gci100.lines, EVAL + "def run(x):\n    return model(x)", []),
        (like_gci100.lines, "def run(model, x):\n    model.eval()\n    return model(x)", [3]),
        (like_gci100.lines, EVAL + "y = other(x)", []),
        (like_s6982.lines, LOAD, [2]),
        (like_s6982.lines, LOAD + EVAL, []),
        (like_s6982.lines, LOAD + "model.train()", []),
        (like_s6982.lines, "model.train()\n" + LOAD, [3]),
        (like_s6982.lines, LOAD + "use(model)", []),
        (like_s6982.lines, "state = torch.load('a.pt')\nmodel.load_state_dict(state['model'])", [2]),
        (like_s6982.lines, "model.load_state_dict(state)", []),
        (like_s6982.lines, "def run():\n    model.load_state_dict(torch.load('a.pt'))\n" + EVAL, [2]),
        (like_specdetect_r4.lines, EVAL + "model(x)", [1]),
        (like_specdetect_r4.lines, EVAL + "model.train()", []),
        (like_specdetect_r4.lines, EVAL + "self.optimizer.step()", []),
        (like_specdetect_r4.lines, "model.train()\n" + EVAL, [2]),
        (like_specdetect_r4.lines, "frame.eval('a + b')", []),
    ],
)
def test_the_re_implementations_do_what_their_pages_say(
    lines: Callable[[ast.Module], list[int]], source: str, expected: list[int]
) -> None:
    """The examples of the pages, and what they leave no doubt about."""
    assert lines(ast.parse(source)) == expected


def test_files_are_staged_under_plain_names(tmp_path: Path) -> None:
    """Byte for byte, so that no tool leaves one out for its path."""
    pin = Pin("demo", "1", "vision", "sdist", "a.tar.gz", "0" * 64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.PROJECTS", tmp_path)
        (tmp_path / "demo" / "tests").mkdir(parents=True)
        (tmp_path / "demo" / "tests" / "a.py").write_bytes(b"# \xe9\n")
        origin = stage([(pin, "tests/a.py")], tmp_path / "files")
    ((name, file),) = origin.items()
    assert (file, (tmp_path / "files" / name).read_bytes()) == ((pin, "tests/a.py"), b"# \xe9\n")


def test_what_other_tools_say_is_read(tmp_path: Path) -> None:
    """Only the check that is compared, with its path and line."""
    found = [{"rule_id": "KP012", "line": 1}, {"rule_id": "KP001", "line": 7}]
    assert list(hotpath_places(json.dumps({"files": [{"path": "a.py", "findings": found}]}), tmp_path)) == [("a.py", 1)]
    said = "Analyzing file: ./a.py\n./a.py:4:0: [CSA18] Toggling\n./a.py:9:0: [CSA12] Memory not freed\n"
    assert list(mlpylint_places(said, tmp_path)) == [("./a.py", 4)]
    answer = {"results": [{"path": "a.py", "start": {"line": 3}}], "errors": [{"level": "warn"}]}
    assert list(semgrep_places(json.dumps(answer), tmp_path)) == [("a.py", 3)]
    with pytest.raises(RuntimeError, match="semgrep"):
        list(semgrep_places(json.dumps({"results": [], "errors": [{"level": "error"}]}), tmp_path))


def test_a_smell_without_a_line_is_about_the_file(tmp_path: Path) -> None:
    """It counts as on line 1; TensorFlow's check of the same name does not count."""
    (tmp_path / "smells").mkdir()
    head = "Framework,Smell/Checker Name,How to Fix,Benefits,File Path,Location,Count\n"
    rows = "PyTorch,Model Evaluation Checker,,,./a.py,,1\nTensorFlow,Model Evaluation Checker,,,./b.py,Line 3,1\n"
    (tmp_path / "smells" / "analysis_report.csv").write_text(head + rows)
    assert list(smell_places("", tmp_path / "files")) == [("./a.py", 1)]


def test_every_peer_is_pinned_and_named_once() -> None:
    """Options of pip aside; re-implementations say what they are."""
    assert len({peer.name for peer in PEERS}) == len(PEERS)
    for peer in PEERS:
        assert all("==" in word or word.startswith("--") for word in peer.requirements)
        assert bool(peer.requirements) == bool(peer.package)
    for module in (like_gci100, like_s6982, like_specdetect_r4):
        assert "re-implemented" in module.NAME
        assert "Source:" in str(module.__doc__)


def test_the_part_that_is_kept_for_the_end_is_not_looked_at_unasked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No tool gets its files, no table is made of its labels, and no list of its blocks."""
    looked_at: list[str] = []

    def spy(files: Sequence[tuple[Pin, str]]) -> list[Claim]:
        looked_at.extend(pin.project for pin, _ in files)
        return []

    monkeypatch.setattr("compare.PEERS", [Peer("spy", CODES, spy)])
    monkeypatch.setattr("sys.argv", ["compare.py", "--list"])
    compare.main()
    held = {row.project for row in read_sample() if row.part != WORK}
    said = capsys.readouterr().out
    assert looked_at
    assert not held & set(looked_at)
    assert f"`{WORK}`" in said
    assert compare.HELD_OUT not in said
    assert not [project for project in held if f" {project}/" in said]


def test_reports_are_kept_and_added_to(tmp_path: Path) -> None:
    """A tool that ran again replaces what it said before; one that said nothing is kept as well."""
    old, new = Claim("demo", "a.py", 3, GUARD), Claim("demo", "b.py", 4, ("NG006",))
    save({"one": [old], "two": []}, tmp_path / "reports.json")
    save({"one": [new]}, tmp_path / "reports.json")
    assert load(tmp_path / "reports.json") == {"one": [new], "two": []}


def test_the_tables_ask_every_tool_the_same() -> None:
    """A tool that knows one kind only is asked about that; the shared question is for all that know a guard."""

    def nothing(_files: object) -> list[Claim]:
        return []

    guard, mode = Peer("guard", GUARD, nothing), Peer("mode", ("NG004",), nothing)
    labels = [
        Label("demo", "a.py", "NG001", "3", "9", "5", "same function", "no", "evaluates"),
        Label("demo", "a.py", "NG002", "20", "30", "25", "other file", "no", "loops"),
    ]
    claims = [Claim("demo", "a.py", line, GUARD) for line in (5, 40)]
    text = pages({guard: claims, mode: []}, labels)
    assert "| guard | 1 | 1 | 1 | 0 | 50% (9% to 91%) | 50% (9% to 91%) |" in text
    assert "| guard | NG001 to NG003 | 100% (21% to 100%) | none | 0% (0% to 79%) |" in text
    assert "| mode | NG004 | 0 | 0 | 0 | 0 | none | none |" in text
    assert "| mode | 0" not in text
    assert listing(guard, claims, labels).splitlines() == [
        "guard: 1 missed, 1 wrong",
        "  missed NG002 demo/a.py:25 [other file] loops",
        "  wrong  NG001 to NG003 demo/a.py:40",
    ]
