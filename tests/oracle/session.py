"""Judges programs by the hundred, and makes small what it finds."""

from __future__ import annotations

from .claims import analyse
from .judge import Complaint, complaints
from .runs import all_runs, instrumented
from .shrink import shrunk
from .tally import Tally
from .watch import Run
from .write.pen import RandomChoices
from .write.program import Program, write

PER_TASK = 100
Found = list[tuple[str, Program, Complaint]]


def judged(seed: str, numbers: range) -> tuple[Tally, Found]:
    """Judge the programs with these numbers; what is wrong comes with its program."""
    tally, found = Tally(), []
    with instrumented():
        for number in numbers:
            program = write(RandomChoices(f"{seed}:{number}"))
            runs = all_runs(program)
            found += [(f"{seed}:{number}", program, x) for x in tally.add(program, runs, analyse(program))]
    return tally, found


def smaller(program: Program, complaint: Complaint) -> tuple[Program, Complaint]:
    """A smaller program with the same disagreement."""
    kinds = {_kind(run) for run in all_runs(program)}

    def again(candidate: Program) -> list[Complaint]:
        runs = all_runs(candidate)
        if not {_kind(run) for run in runs} <= kinds:
            return []
        return [
            x
            for x in complaints(candidate, runs, analyse(candidate))
            if (x.kind, x.text) == (complaint.kind, complaint.text)
        ]

    best = shrunk(program, lambda candidate: bool(again(candidate)))
    return best, [*again(best), complaint][0]


def _kind(run: Run) -> str:
    return run.error.partition(":")[0]
