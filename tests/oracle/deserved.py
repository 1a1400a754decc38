"""The third property: of the blocks that by the runs deserve a report, how many get one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from .claims import Claims
from .judge import UNGUARDED
from .layout import Layout
from .watch import Pass, Run
from .write.program import Program

_CUTS = re.compile(r"\.detach\(|\.data$", re.MULTILINE)
_TRAINS = re.compile(r"\b(?:train|\w*step)\(")


class Block(NamedTuple):
    """A block that deserves a report: its code, what makes it one, the line that stands for it, whether it has one."""

    code: str
    key: tuple[object, ...]
    line: int
    reported: bool


class Deserved:
    """Finds the blocks of one program."""

    def __init__(self, program: Program, runs: list[Run], claims: Claims) -> None:
        self._runs, self._claims = runs, claims
        self._layout = Layout(claims.tree, program.source)
        self._trains = bool(_TRAINS.search(program.source))
        self._is_script = program.path == "predict.py"
        self._under: dict[int, list[Pass]] = {}
        for run in runs:
            for noted in run.passes:
                for line in () if noted.inside else set(noted.lines):
                    self._under.setdefault(line, []).append(noted)

    def blocks(self) -> list[Block]:
        """Every block once; it is reported if one of the lines that stand for it is."""
        found: dict[tuple[object, ...], Block] = {}
        every = [self._without_graph(), self._idle()]
        if not any(run.error.startswith("RuntimeError") for run in self._runs):  # Else, not all paths have run.
            every += [self._unguarded(), self._in_train_mode(), self._leaks()]
        for block in itertools.chain.from_iterable(every):
            known = found.get((block.code, *block.key))
            found[(block.code, *block.key)] = block if known is None or block.reported else known
        return list(found.values())

    # --- recording for nothing -------------------------------------------------------------------------------------

    def _unguarded(self) -> Iterator[Block]:
        for run in self._runs:
            for noted in run.passes:
                if noted.idle and not noted.inside and not self._is_let_off(noted):
                    yield from self._of_phase(noted)
                    yield from self._of_place(noted)

    def _of_phase(self, noted: Pass) -> Iterator[Block]:
        phase = self._phase(noted)
        for line in noted.lines:
            if phase and all(x.idle and not x.training for x in self._under[line]):
                yield Block("NG001", (phase,), line, self._is_reported_in_phase(phase))
                return

    def _is_reported_in_phase(self, phase: int) -> bool:
        """A block is reported once, on whichever of its forward passes: one that runs, or one after that `eval()`."""
        passes = [x for run in self._runs for x in run.passes if not x.training and self._phase(x) == phase]
        related = [x.related for x in self._claims.diagnostics if x.code in UNGUARDED]
        named = [x.range.line for x in related if x is not None]
        return phase in named or any(self._is_reported(x, UNGUARDED) for x in passes)

    def _phase(self, noted: Pass) -> int:
        """The phase that the forward pass is in: where the mode is restored, the one that the module was in before."""
        phases = (noted.phase, *noted.earlier)
        return next((x for x in phases if not self._layout.is_restored(x, noted.lines)), noted.phase)

    def _of_place(self, noted: Pass) -> Iterator[Block]:
        if self._is_random(noted):
            return
        for line in noted.lines:
            under = self._under[line]
            if all(x.idle for x in under) and not all(not x.training for x in under):
                blocks = {self._block(x, line) for x in under}
                key = self._block(noted, line)
                if None not in blocks and key is not None:
                    code = "NG002" if key[0] == "loop" else "NG003"
                    yield Block(code, key, line, self._is_reported(noted, UNGUARDED) or self._has_report_in(key))
                return

    def _block(self, noted: Pass, line: int) -> tuple[object, ...] | None:
        """The evaluation loop, the outermost of several, or inference function around a line or one of its callers."""
        for outer in noted.lines[noted.lines.index(line) :]:
            place = self._layout.place(outer)
            if place.loops:
                return ("loop", place.loops[-1])
            if place.is_inference and place.function is not None:
                return ("function", place.function.lineno)
        return None

    def _has_report_in(self, key: tuple[object, ...]) -> bool:
        """Whether a report stands in the loop or function, on whatever line."""
        for diagnostic in self._claims.diagnostics:
            place = self._layout.place(diagnostic.range.line)
            inside = key[1] in place.loops or (place.function is not None and place.function.lineno == key[1])
            if inside and diagnostic.code in UNGUARDED:
                return True
        return False

    def _is_reported(self, noted: Pass, codes: tuple[str, ...]) -> bool:
        return any(x.code in codes and x.range.line in noted.lines for x in self._claims.diagnostics)

    def _is_let_off(self, noted: Pass) -> bool:
        """A conditional guard, a loss, a result detached beside a training step, an input whose gradient is read."""
        places = [self._layout.place(line) for line in noted.lines]
        if any(place.conditional for place in places):
            return True
        text, body = self._layout.text(noted.line), self._layout.body_text(places[0].function)
        if "criterion(" in text or "(probe" in text:
            return True
        return "backward" in body and bool(_CUTS.search(body))

    def _is_random(self, noted: Pass) -> bool:
        texts = [self._layout.text(line) for line in noted.lines]
        return any("torch.randn" in text or "torch.ones" in text for text in texts)

    # --- train mode under a guard ----------------------------------------------------------------------------------

    def _in_train_mode(self) -> Iterator[Block]:
        for run in self._runs:
            for noted in run.passes:
                key = None if noted.inside or noted.grad or not noted.training else self._block(noted, noted.line)
                if key is None or self._is_let_off(noted) or self._is_random(noted) or not self._is_local(noted.line):
                    continue
                if "backward" in self._layout.body_text(self._layout.place(noted.line).function):
                    continue
                if all(x.training and not x.grad for x in self._under[noted.line]):
                    yield Block("NG004", key, noted.line, self._has_code_in(key, noted, "NG004"))

    def _has_code_in(self, key: tuple[object, ...], noted: Pass, code: str) -> bool:
        lines = [x.range.line for x in self._claims.diagnostics if x.code == code]
        return any(line in noted.lines or self._block_of_line(line) == key for line in lines)

    def _block_of_line(self, line: int) -> tuple[object, ...] | None:
        place = self._layout.place(line)
        if place.loops:
            return ("loop", place.loops[-1])
        return ("function", place.function.lineno) if place.is_inference and place.function is not None else None

    def _is_local(self, line: int) -> bool:
        """Whether the model is a variable of the function: no attribute or global, which somebody may have switched."""
        text, function = self._layout.text(line), self._layout.place(line).function
        if "self." in text:
            return False
        if function is None:
            return True
        known = {x.arg for x in function.args.args} - {"self"}
        return any(f"{name}(" in text or f"{name}." in text for name in known)

    # --- the other codes -------------------------------------------------------------------------------------------

    def _without_graph(self) -> Iterator[Block]:
        for run in self._runs:
            for back in run.backs:
                line = back.lines[0]
                every = [x for other in self._runs for x in other.backs if x.lines[0] == line]
                before = [x for x in run.passes[: back.after] if not x.inside][-1:]
                text = self._layout.body_text(None)
                if _CUTS.search(text) or "requires_grad" in text or not before:
                    continue
                if self._may_run_otherwise(line):
                    continue
                guarded = all(x.failed for x in every) and not before[0].grad
                if guarded and not any(self._layout.place(x).conditional for x in (*back.lines, *before[0].lines)):
                    yield Block("NG005", (line,), line, self._has("NG005", line))

    def _may_run_otherwise(self, line: int) -> bool:
        """Whether a later call or round might find a graph: a backward pass that fails ends the run before that."""
        function = self._layout.place(line).function
        mentions = () if function is None else re.findall(rf"\b{function.name}\b", self._layout.body_text(None))
        return len(mentions) > 2 or "set_grad_enabled" in self._layout.body_text(function).partition("backward")[2]

    def _has(self, code: str, line: int) -> bool:
        return any(x.code == code and x.range.line == line for x in self._claims.diagnostics)

    def _leaks(self) -> Iterator[Block]:
        """Training steps in eval mode; where nothing trains or steps, a backward pass belongs to none."""
        if not self._trains:
            return
        for run in self._runs:
            for index, noted in enumerate(run.passes):
                if noted.inside or noted.training or not (noted.used and noted.phase):
                    continue
                if "(probe" in self._layout.text(noted.line):
                    continue
                same = [x for x in run.passes[:index] if x.switch == noted.switch and x.module == noted.module]
                before = [x for x in same if not x.inside]  # What a module runs inside it is judged by its own pass.
                if any(not x.training and self._is_never_used(x) for x in itertools.takewhile(_is_idle, before)):
                    function = self._layout.place(noted.line).function
                    lines = [x.range.line for x in self._claims.diagnostics if x.code == "NG006"]
                    reported = any(x in noted.lines or self._layout.place(x).function is function for x in lines)
                    yield Block("NG006", (function.lineno if function else 0,), noted.line, reported)

    def _is_never_used(self, noted: Pass) -> bool:
        """Whether no run trains with it: what is computed for both is no evaluation."""
        return not any(x.used for line in noted.lines[:1] for x in self._under[line])

    def _idle(self) -> Iterator[Block]:
        for run in self._runs:
            for line in run.idle:
                yield Block("NG007", (line,), line, self._has("NG007", line))


def _is_idle(noted: Pass) -> bool:
    """Whether nothing trained with it. What trains first after `eval()` is what that is for, and no evaluation."""
    return not noted.used
