"""Tests of the benchmarks' own machinery: run `pytest benchmarks`. They need no corpus and no network."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from corpus import read_lock
from fingerprint import enclosing, fingerprint
from unpack import unpack
from verdicts import Precision, Verdict, read_verdicts, write_verdicts

SOURCE = """\
import torch

class Net:
    def run(self, x):
        def inner(y):
            return self.net(y)
        self.net(x)
        self.net(x)
        return inner(x)
"""


def mark(source: str, line: int, column: int = 8) -> str:
    """The fingerprint of a place in a source."""
    lines = source.split("\n")
    return fingerprint(lines, enclosing(ast.parse(source), line, len(lines)), line, column)


def test_scope_names_the_innermost_function_and_spans_the_outermost() -> None:
    """A verdict depends on the whole method, not only on the closure in it."""
    scope = enclosing(ast.parse(SOURCE), 6, 9)
    assert (scope.name, scope.first, scope.last) == ("Net.run.inner", 4, 9)


def test_fingerprint_survives_changes_elsewhere() -> None:
    """Lines above, indentation and blank lines do not matter."""
    moved = SOURCE.replace("import torch\n", "import os\nimport torch\n\nCONSTANT = 1\n").replace("x):\n", "x):\n\n")
    assert mark(moved, 11) == mark(SOURCE, 7)


def test_fingerprint_changes_with_the_function_and_the_place() -> None:
    """Another text, another one of two equal lines, another column and another function are other reports."""
    marks = [mark(SOURCE, 7), mark(SOURCE, 8), mark(SOURCE, 7, 9), mark(SOURCE.replace("inner(x)", "x"), 7)]
    assert len({*marks, mark(SOURCE.replace("run", "walk"), 7)}) == 5


def test_tar_members_that_would_leave_the_folder_are_left_out(tmp_path: Path) -> None:
    """Paths with `..`, absolute paths and links."""
    archive = tmp_path / "evil-1.0.tar.gz"
    with tarfile.open(archive, "w:gz") as bundle:
        for name in ("evil-1.0/good.py", "evil-1.0/../../out.py", "/abs.py", "evil-1.0/data.txt"):
            info = tarfile.TarInfo(name)
            info.size = 5
            bundle.addfile(info, io.BytesIO(b"x = 1"))
        link = tarfile.TarInfo("evil-1.0/link.py")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        bundle.addfile(link)
    assert unpack(archive, tmp_path / "root") == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == [archive.name, "good.py", "root"]


def test_wheel_members_keep_their_paths(tmp_path: Path) -> None:
    """A wheel has no outer folder that could be dropped."""
    archive = tmp_path / "good-1.0-py3-none-any.whl"
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("good/net.py", "x = 1")
        bundle.writestr("../out.py", "x = 1")
    assert unpack(archive, tmp_path / "root") == 1
    assert (tmp_path / "root" / "good" / "net.py").read_text() == "x = 1"


def test_wilson_interval() -> None:
    """The known interval for 95 of 100; `unsure` does not count."""
    low, high = Precision(95, 5, 40).interval
    assert (round(low, 4), round(high, 4)) == (0.8882, 0.9785)
    assert Precision(0, 0, 3).interval == (0.0, 1.0)


def test_verdicts_survive_a_round_trip(tmp_path: Path) -> None:
    """Commas and quotes in a reason, too."""
    verdict = Verdict("demo", "a/b.py", "NG001", "12", "0123456789ab", "wrong", 'says "eval", but it trains')
    write_verdicts([verdict], tmp_path / "table.csv")
    assert read_verdicts(tmp_path / "table.csv") == {verdict.key: verdict}


@pytest.mark.parametrize("verdict", ["maybe,a reason", "right,"])
def test_a_bad_verdict_is_refused(tmp_path: Path, verdict: str) -> None:
    """With the row in the message."""
    table = tmp_path / "batch.csv"
    table.write_text(f"project,path,code,line,fingerprint,verdict,reason\ndemo,a.py,NG001,1,00,{verdict}\n")
    with pytest.raises(ValueError, match=r"batch\.csv, row 2"):
        read_verdicts(table)


def test_the_lock_pins_every_project_once_by_a_whole_hash() -> None:
    """And there are as many projects as the field test promises."""
    pins = read_lock()
    assert len({pin.project for pin in pins}) == len(pins) >= 80
    assert all(len(pin.sha256) == 64 and pin.file.endswith((".whl", ".tar.gz", ".zip")) for pin in pins)


def test_the_share_of_the_plugin_is_part_of_the_whole(tmp_path: Path) -> None:
    """Less where there is no PyTorch: nothing of the analysis is loaded."""
    (tmp_path / "plain.py").write_text("import os\n")
    (tmp_path / "net.py").write_text("import torch\n\n\ndef f(net):\n    net.eval()\n    net(1)\n")
    script = Path(__file__).with_name("share.py")
    seconds = []
    for name in ("plain.py", "net.py"):
        command = [sys.executable, str(script), str(tmp_path / name)]
        seconds.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    plain, net = seconds
    assert 0 < plain["plugin"] < plain["others"]
    assert plain["plugin"] < net["plugin"]
