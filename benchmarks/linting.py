"""Lint one file of the corpus in a worker process, through the linter's own `check`."""

from __future__ import annotations

import os
import signal
import time
import traceback
from types import FrameType

from corpus import Pin
from records import Crash, Outcome, Report
from source import Source, read_source

from flake8_nograd.check import check
from flake8_nograd.diagnostic import Diagnostic
from flake8_nograd.project.project import project_of
from flake8_nograd.settings import Settings

TIME_LIMIT = 120
"""Seconds of wall time after which a file counts as hanging."""


def lint_file(pin: Pin, path: str, scope: str) -> Outcome:
    """Lint one file, given relative to its project's folder, with the evidence of `scope`. Never raises."""
    os.chdir(pin.root)
    source = read_source(pin, path)
    if source is None:
        return Outcome(pin.project, path, linted=False)
    outcome = Outcome(pin.project, path)
    began = time.process_time()
    try:
        diagnostics = _check_in_time(source, pin, scope)
    except Exception:
        outcome.crash = Crash(pin.project, path, traceback.format_exc(limit=-6))
        diagnostics = []
    outcome.seconds = time.process_time() - began
    outcome.reports = [_report(source, found) for found in diagnostics]
    return outcome


def reports_on(pin: Pin, source: Source, text: str) -> list[tuple[str, int]]:
    """Code and line of each report on another text in place of a file's, with the evidence of its project."""
    os.chdir(pin.root)
    settings = Settings(project_root=str(pin.root), cache=False)
    found = check(text, source.path, settings, project=project_of(source.path, settings))
    return [(one.code, one.range.line) for one in found]


def _check_in_time(source: Source, pin: Pin, scope: str) -> list[Diagnostic]:
    """Run the linter; raises TimeoutError where it hangs in Python code."""
    signal.signal(signal.SIGALRM, _expired)
    signal.alarm(TIME_LIMIT)
    settings = Settings(scope=scope, project_root=str(pin.root), cache=False)
    try:
        return check(source.text, source.path, settings, source.tree, project_of(source.path, settings))
    finally:
        signal.alarm(0)


def _expired(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"no answer within {TIME_LIMIT} s")


def _report(source: Source, found: Diagnostic) -> Report:
    related = found.related.range.line if found.related else None
    return source.report(found.range.line, found.range.column, found.code, found.message, related)
