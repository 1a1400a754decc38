"""PyTorch judges the analysis, on a few hundred programs; and it notices when the interpreter is wrong."""

from __future__ import annotations

import functools

import pytest

pytest.importorskip("torch", reason="the oracle runs programs under PyTorch: scripts/oracle installs it and runs this")

from hypothesis import HealthCheck, given, settings

from .breakages import BREAKAGES
from .claims import analyse
from .deserved import Deserved
from .judge import complaints
from .known import KNOWN, LEAST_SHARE
from .runs import all_runs, instrumented
from .strategy import programs
from .tally import Tally
from .watch import Run
from .write.pen import RandomChoices
from .write.program import Program, write

SEED = "tests"
PROGRAMS = 300
Verdicts = frozenset[tuple[str, int]]


@functools.cache
def corpus() -> list[tuple[Program, list[Run]]]:
    """The same programs every time, with what really happens in them."""
    written = [write(RandomChoices(f"{SEED}:{number}")) for number in range(PROGRAMS)]
    with instrumented():
        return [(program, all_runs(program)) for program in written]


def verdicts(program: Program, runs: list[Run]) -> Verdicts:
    """All that is wrong with what the analysis says of a program, and what it does not say."""
    claims = analyse(program)
    with instrumented():
        wrong = complaints(program, runs, claims)
    missing = [x for x in Deserved(program, runs, claims).blocks() if not x.reported]
    return frozenset([*((x.kind, x.line) for x in wrong), *((f"missing: {x.code}", x.line) for x in missing)])


@functools.cache
def unbroken() -> list[Verdicts]:
    """The verdicts of the analysis as it is."""
    return [verdicts(program, runs) for program, runs in corpus()]


def test_no_run_contradicts_the_analysis_and_no_report_is_false() -> None:
    tally = Tally()
    for program, runs in corpus():
        with instrumented():
            tally.add(program, runs, analyse(program))
    more = {kind: count for kind, count in tally.complaints.items() if count > KNOWN.get(kind, 0)}
    assert more == {}
    assert tally.share >= LEAST_SHARE


@settings(max_examples=150, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(program=programs())
def test_hypothesis_finds_no_disagreement_of_another_kind(program: Program) -> None:
    with instrumented():
        wrong = complaints(program, all_runs(program), analyse(program))
    assert [x for x in wrong if x.kind not in KNOWN] == [], program.source


@pytest.mark.parametrize("what", BREAKAGES)
def test_the_oracle_notices_a_broken_interpreter(what: str) -> None:
    known = unbroken()
    with BREAKAGES[what]():
        for (program, runs), before in zip(corpus(), known, strict=True):
            if verdicts(program, runs) - before:
                return
    pytest.fail(f"no program of {PROGRAMS} shows that {what}")


def test_the_programs_are_worth_running() -> None:
    runs = [run for _, group in corpus() for run in group]
    ended = sum(bool(run.error) for run in runs)
    assert sum(len(run.passes) for run in runs) >= 20 * PROGRAMS
    assert ended <= len(runs) / 4
    assert not any(run.error.startswith(("NameError", "SyntaxError", "TypeError")) for run in runs)
