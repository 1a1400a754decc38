"""Tests of what makes and shows the figures: run `pytest benchmarks`. They need no corpus and no network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import checkout
import difference
import pictures
import pytest
from corpus import HERE
from records import Outcome, Run, load, save
from scoring import Share


def test_the_whole_benchmark_is_one_command() -> None:
    """It names its steps, refuses others, and every step is a script that is there."""
    asked = [sys.executable, "-m", "benchmarks", "--only", "field", "flight"]
    refused = subprocess.run(asked, cwd=HERE.parent, capture_output=True, text=True, check=False)
    assert (refused.returncode, "'flight'" in refused.stderr) == (2, True)
    text = (HERE / "__main__.py").read_text(encoding="utf-8")
    for name in ("fetch", "field", "compare", "mutation", "speed", "corpus_speed"):
        assert f'"{name}.py"' in text
        assert (HERE / f"{name}.py").exists()


def test_a_commit_is_known_by_its_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """So its run is kept under it, apart for another scope; an unknown one is named."""
    monkeypatch.setattr(difference, "choose_pins", lambda projects: [])
    commit = checkout.resolve("HEAD")
    assert len(commit) == 40
    kept = difference.kept_run(commit, [], "project")
    assert kept.name.startswith(commit[:12])
    assert kept != difference.kept_run(commit, [], "file")
    with pytest.raises(SystemExit, match="no such commit: no-such-branch"):
        checkout.resolve("no-such-branch")


def test_pictures_are_drawn_and_stay_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tool without an answer is left out; the same figures give the same file."""
    pytest.importorskip("matplotlib")
    monkeypatch.setattr(pictures, "PICTURES", tmp_path / "pictures")
    tools = {
        "flake8-nograd": (Share(9, 10), Share(9, 12)),
        "another": (Share(1, 4), Share(1, 12)),
        "mute": (Share(0, 0), Share(0, 12)),
    }
    page = pictures.precision_against_recall("tools", "All tools", tools)
    assert page == "![All tools](pictures/tools.svg)"
    drawn = (tmp_path / "pictures" / "tools.svg").read_text(encoding="utf-8")
    assert "another" in drawn
    assert "mute" not in drawn
    pictures.precision_against_recall("tools", "All tools", tools)
    assert (tmp_path / "pictures" / "tools.svg").read_text(encoding="utf-8") == drawn
    shares = {tool: list(pair) for tool, pair in tools.items()}
    assert "evidence.svg" in pictures.shares_by_group("evidence", "By evidence", ["same", "other"], shares)
    assert "speed.svg" in pictures.seconds("speed", "Speed", {"flake8 alone": 6.0, "flake8-nograd": 0.5})


def test_percentiles_of_the_files_times(tmp_path: Path) -> None:
    """A file without a valid tree has no time; a saved run keeps them; without any there is nothing to say."""
    run = Run("check")
    for number in (4, 2, 1, 3):
        run.add(Outcome("demo", f"{number}.py", seconds=float(number)))
    run.add(Outcome("demo", "python2.py", linted=False, seconds=9.0))
    run.sort()
    save(run, tmp_path / "run.json")
    assert load(tmp_path / "run.json").seconds == [1.0, 2.0, 3.0, 4.0]
    assert [run.percentile(share) for share in (0.0, 0.5, 0.75, 0.95, 1.0)] == [1.0, 2.0, 3.0, 4.0, 4.0]
    assert Run("flake8").percentile(0.5) == 0.0
