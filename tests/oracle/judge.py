"""Two of the three properties: no certain claim is contradicted by a run, and no report is false."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from flake8_nograd.diagnostic import Diagnostic
from flake8_nograd.flow.switch import Switch

from .ablate import changes_nothing
from .claims import Claim, Claims
from .watch import Pass, Run
from .write.program import Program

UNGUARDED = ("NG001", "NG002", "NG003")


@dataclass(frozen=True)
class Complaint:
    """A disagreement: its kind, the line, and what each side says."""

    kind: str
    line: int
    text: str


def complaints(program: Program, runs: list[Run], claims: Claims) -> list[Complaint]:
    """All disagreements between the runs and the analysis, each once."""
    found = [*_contradictions(runs, claims), *_false_reports(program, runs, claims)]
    return list({(x.kind, x.line): x for x in reversed(found)}.values())[::-1]


def excludes(switch: Switch, truth: bool) -> bool:
    """Whether the switch is claimed to be surely the other way."""
    return switch.surely_off if truth else switch.surely_on


# --- sound ---------------------------------------------------------------------------------------------------------


def _contradictions(runs: list[Run], claims: Claims) -> Iterator[Complaint]:
    for run in runs:
        for noted in run.passes:
            for line, speaking in claims_of(noted, run, claims):
                complaint = _contradicted(run, noted, line, speaking)
                if complaint is not None:
                    yield complaint
        for back in run.backs:
            if not back.failed and claims.no_graph.get(back.lines[0]):
                yield Complaint("contradiction: backward", back.lines[0], "it finds a graph, claimed to have none")


def claims_of(noted: Pass, run: Run, claims: Claims) -> Iterator[tuple[int, list[Claim]]]:
    """What is claimed of a forward pass: where it stands, and at the calls that lead to it."""
    for depth, line in enumerate(dict.fromkeys(noted.lines)):
        every = claims.claims.get(line, [])
        if depth == 0:
            every = [x for x in every if not x.carried]
        else:
            every = [x for x in every if x.carried and noted.line in x.leaves]
        if every:
            yield line, [x for x in every if x.holds_for(run.flags)] or every


def _contradicted(run: Run, noted: Pass, line: int, speaking: list[Claim]) -> Complaint | None:
    """The claim that none of the facts about this place is compatible with.

    Where not all calls of a function are in sight, only what does not depend on them is claimed.
    """
    modes = [x for x in speaking if _allows_mode(x, run, noted)]
    grads = [x for x in speaking if _allows_grad(x, run, noted)]
    frozen = all(x.frozen for x in speaking) and noted.graph
    mode, grad = "train" if noted.training else "eval", "on" if noted.grad else "off"
    if not modes:
        return Complaint("contradiction: mode", line, f"it runs in {mode} mode, claimed to be in the other")
    if not grads:
        return Complaint("contradiction: grad", line, f"it runs with recording {grad}, claimed otherwise")
    if not any(x in grads for x in modes):
        return Complaint("contradiction: both", line, f"no world has {mode} mode with recording {grad}")
    return Complaint("contradiction: frozen", line, "it is claimed to record nothing, and does") if frozen else None


def _allows_mode(claim: Claim, run: Run, noted: Pass) -> bool:
    """What is claimed of a call is claimed of something that it runs, unless an error ends the run before."""
    if not excludes(claim.mode, noted.training) or claim.entry_mode:
        return True
    return claim.carried and (bool(run.error) or any(not excludes(claim.mode, x.training) for x in _run_by(claim, run)))


def _allows_grad(claim: Claim, run: Run, noted: Pass) -> bool:
    if not excludes(claim.grad, noted.grad) or claim.entry_grad:
        return True
    return claim.carried and (bool(run.error) or any(not excludes(claim.grad, x.grad) for x in _run_by(claim, run)))


def _run_by(claim: Claim, run: Run) -> list[Pass]:
    return [x for x in run.passes if claim.line in x.lines and x.line in claim.leaves]


# --- no false report -----------------------------------------------------------------------------------------------


def _false_reports(program: Program, runs: list[Run], claims: Claims) -> Iterator[Complaint]:
    for diagnostic in claims.diagnostics:
        wrong = _wrong(program, runs, claims, diagnostic)
        if wrong:
            yield Complaint(f"false report: {diagnostic.code}", diagnostic.range.line, wrong)


def _wrong(program: Program, runs: list[Run], claims: Claims, diagnostic: Diagnostic) -> str:
    """What is wrong with a report; nothing if it is right, or if no run gets there."""
    code, line = diagnostic.code, diagnostic.range.line
    if code == "NG007":
        idle = changes_nothing(program, runs, claims.tree, diagnostic)
        return "" if idle else "without it, other things are recorded"
    if code == "NG005":
        failed = {back.failed for run in runs for back in run.backs if back.lines[0] == line}
        if failed != {False} or not _gets_to_guard(runs, claims.tree, diagnostic):
            return ""  # One call of several may be guarded.
        return "the backward pass finds a graph"
    if code == "NG006":
        trains = any(x.used and not x.training for run in runs for x in passes_at(run, line))
        return "it never trains in eval mode" if not trains and _gets_there(runs, diagnostic) else ""
    answers = [_wrong_by(code, runs, claim) for claim in claims.claims.get(line, ()) if _reports(claim, code)]
    return "" if "" in answers else [*answers, "no fact says so"][0]


def _gets_to_guard(runs: list[Run], tree: ast.Module, diagnostic: Diagnostic) -> bool:
    """Whether runs get into the function with the guard, and into all that call the one with the backward pass.

    If not, a call from there, under the guard or with what chooses it, is only there to be read.
    """
    functions = [x for x in ast.walk(tree) if isinstance(x, ast.FunctionDef)]
    ran = [noted.lines for run in runs for noted in run.passes] + [back.lines for run in runs for back in run.backs]
    entered = {y for lines in ran for y in lines}
    inside = _around(functions, diagnostic.range.line)
    calls = [x.lineno for x in ast.walk(tree) if isinstance(x, ast.Call) and inside and _name(x.func) == inside.name]
    places = [(diagnostic.related or diagnostic).range.line, *calls]
    around = [function for line in places if (function := _around(functions, line)) is not None]
    return all(any(_begin(x) <= y <= (x.end_lineno or 0) for y in entered) for x in around)


def _around(functions: list[ast.FunctionDef], line: int) -> ast.FunctionDef | None:
    """The innermost function that the line stands in."""
    found = [x for x in functions if _begin(x) <= line <= (x.end_lineno or 0)]
    return max(found, key=_begin, default=None)


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _begin(function: ast.FunctionDef) -> int:
    return min([function.lineno, *(x.lineno for x in function.decorator_list)])


def _gets_there(runs: list[Run], diagnostic: Diagnostic) -> bool:
    """Whether runs switch the mode where the report says, reach its line, and none ends before it could.

    An error after the switch may well have kept the run from coming round the loop to the line again; and where a
    backward pass fails, which is NG005's, nobody sees what would have followed.
    """
    if any(back.failed for run in runs for back in run.backs):
        return False
    line, related = diagnostic.range.line, diagnostic.related
    switch = 0 if related is None else related.range.line
    switched = any(related is None or switch in run.switched for run in runs)
    ends_late = all(_is_after(run, line, run.switched.get(switch, 0)) for run in runs if run.error)
    return switched and ends_late and any(passes_at(x, line) for x in runs)


def _is_after(run: Run, line: int, first: int) -> bool:
    """Whether the line runs a forward pass that is not among the first ones."""
    later = run.passes[first:]
    return any(x in later for x in passes_at(run, line))


def _reports(claim: Claim, code: str) -> bool:
    """Whether the claim is one that the code may have been given for."""
    if code == "NG004":
        return claim.grad.surely_off and claim.mode.surely_on
    records = claim.grad.surely_on or _is_up_to_callers(claim)
    return records and not claim.used and (claim.mode.surely_off or code != "NG001")


def _wrong_by(code: str, runs: list[Run], claim: Claim) -> str:
    """What is wrong in the runs that the claim speaks of.

    If it depends on the value of other names, such as a phase, it is enough that it is right for some of the values;
    a run that an error ends may have been the one with these.
    What is claimed of a call is claimed of something that it runs, unless an error ends the run before.
    """
    ended = any(claim.carried and run.error for run in runs if claim.holds_for(run.flags))
    told = [run for run in runs if claim.holds_for(run.flags) and not (claim.carried and run.error)]
    groups = [_by_setting(_passes_of(claim, run), claim) for run in told]
    answers = [_wrong_in(code, claim.line, passes) for group in groups for passes in group]
    if claim.conditions and (ended or "" in answers):
        return ""
    return next((x for x in answers if x), "")


def _passes_of(claim: Claim, run: Run) -> list[Pass]:
    """What runs where the claim says: when the call does, or on the line itself if that is not carried by a call."""
    found = passes_at(run, claim.line) if claim.carried else [x for x in run.passes if x.line == claim.line]
    return [x for x in found if x.grad] if _is_up_to_callers(claim) else found


def _is_up_to_callers(claim: Claim) -> bool:
    """Whether some calls are guarded, and others surely not: a report is about those."""
    return claim.grad.on >= 0 and claim.grad.maybe_off and claim.grad.settled and not claim.grad.unknown


def _by_setting(passes: list[Pass], claim: Claim) -> list[list[Pass]]:
    found: dict[object, list[Pass]] = {}
    for noted in passes:
        if claim.speaks_of(dict(noted.setting)):
            found.setdefault(noted.setting if claim.conditions else None, []).append(noted)
    return list(found.values())


def passes_at(run: Run, line: int) -> list[Pass]:
    """The forward passes that run when this line does; inside a module, those on the line itself."""
    found = [x for x in run.passes if not x.inside and line in x.lines]
    return found or [x for x in run.passes if x.line == line]


def _wrong_in(code: str, line: int, passes: list[Pass]) -> str:
    here = all(x.line == line for x in passes)
    if code == "NG004":
        if any(x.grad for x in passes):
            return "it runs with recording on"
        return "it runs in eval mode" if any(not x.training for x in passes) else ""
    if any(x.used for x in passes):
        return "a backward pass uses its result"
    if not all(x.graph for x in passes) if here else not any(x.graph for x in passes):
        return _why_no_graph([x for x in passes if not x.graph])
    if code == "NG001" and (_no_model_stays(passes) if here else all(x.training for x in passes)):
        return "it runs in train mode"
    return ""


def _no_model_stays(passes: list[Pass]) -> bool:
    """Whether none of the models that run is always in eval mode: a mode is one model's, whatever else a line runs."""
    return {x.module for x in passes} == {x.module for x in passes if x.training}


def _why_no_graph(passes: list[Pass]) -> str:
    if any(not x.grad for x in passes):
        return "it runs with recording off"
    if any(not x.weights for x in passes):
        return "nothing in it requires a gradient"
    return "it records no graph, although recording is on"


def unreached(runs: list[Run], claims: Claims) -> list[Diagnostic]:
    """The reports of forward and backward passes that no run reaches."""
    lines = {line for run in runs for x in run.passes for line in x.lines}
    lines |= {line for run in runs for x in run.backs for line in x.lines}
    return [x for x in claims.diagnostics if x.code != "NG007" and x.range.line not in lines]
