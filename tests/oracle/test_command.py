"""The command line of the oracle refuses what makes no sense."""

from __future__ import annotations

import sys

import pytest

pytest.importorskip("torch", reason="the oracle runs programs under PyTorch")

from .__main__ import main


@pytest.mark.parametrize("words", [["--programs", "0"], ["--programs", "-3"], ["--jobs", "0"], ["--programs", "x"]])
def test_a_number_that_makes_no_sense_is_refused(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["oracle", *words])
    with pytest.raises(SystemExit) as refused:
        main()
    assert refused.value.code == 2
    assert words[0] in capsys.readouterr().err
