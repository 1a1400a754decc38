"""What one run of a program does, as PyTorch tells it: the forward passes and the backward passes."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, NamedTuple

torch: Any = importlib.import_module("torch")


@dataclass(eq=False)
class Pass:
    """A forward pass as it ran. `lines` are the program's lines on the stack, the innermost first.

    `inside`: within another one. `phase` is the line of the first of the mode switches that put the module into its
    mode with no forward pass between them, zero for none; `switch` tells it from others on that line, and `earlier` has
    the phases before it since the module was in another mode, the last first. `setting` has the truth values and words
    that the names there hold. `module` tells the module from others. `weights`: something in it
    requires gradients. `graph`: its result has one. `used` holds the lines of the backward passes that went through
    its result.
    """

    lines: tuple[int, ...]
    training: bool
    grad: bool
    inside: bool
    phase: int
    switch: int
    setting: tuple[tuple[str, object], ...]
    module: int
    earlier: tuple[int, ...] = ()
    graph: bool = False
    weights: bool = True
    used: list[int] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.lines[0]

    @property
    def idle(self) -> bool:
        """It recorded a graph that nothing used."""
        return self.graph and not self.used


class Phase(NamedTuple):
    """What put a module into its mode: the fields of a `Pass` of the same names, and the mode."""

    line: int = 0
    switch: int = 0
    mode: bool = True
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True)
class Back:
    """A backward pass: the stack, whether it failed for want of a graph, how many forward passes ran before it."""

    lines: tuple[int, ...]
    failed: bool
    after: int


@dataclass
class Run:
    """One run: the values of the flags, what ran forward and backward, and the error that ended it early.

    `idle` are the lines of the statements without effect that it reached, `switched` those that switched a mode, with
    how many forward passes ran before they last did.
    """

    flags: dict[str, bool]
    passes: list[Pass] = field(default_factory=list)
    backs: list[Back] = field(default_factory=list)
    idle: list[int] = field(default_factory=list)
    switched: dict[int, int] = field(default_factory=dict)
    error: str = ""


class Watch:
    """Notes what one run does. Results are kept as long as it runs, so that backward passes find their way to them."""

    def __init__(self, run: Run, path: str) -> None:
        self.run = run
        self._path = path
        self._depth = 0
        self._made: dict[Any, Pass] = {}
        self._phases: dict[int, Phase] = {}
        self._switches = 0
        self._kept: list[object] = []
        self._open_phase: dict[bool, tuple[int, int]] = {}

    def lines(self, frame: FrameType | None) -> tuple[int, ...]:
        """The program's lines on the stack, from the innermost."""
        found: list[int] = []
        while frame is not None:
            if frame.f_code.co_filename == self._path:
                found.append(frame.f_lineno)
            frame = frame.f_back
        return tuple(found)

    def setting(self, frame: FrameType | None) -> tuple[tuple[str, object], ...]:
        """The truth values and words among the names of the functions on the stack."""
        found: dict[str, object] = {}
        while frame is not None:
            if frame.f_code.co_filename == self._path:
                outer = {x: value for x, value in frame.f_locals.items() if type(value) in (bool, str)}
                found = {**outer, **found}
            frame = frame.f_back
        return tuple(found.items())

    def is_own(self, frame: FrameType | None) -> bool:
        """Whether the caller is the program itself, and not a module of the library."""
        return frame is not None and frame.f_code.co_filename == self._path

    def forward(self, call: Any, module: Any, args: Any, kwargs: Any) -> Any:
        """Run a forward pass and note it, if the program itself asked for it."""
        frame = sys._getframe(2)
        if not self.is_own(frame):
            return call(module, *args, **kwargs)
        grad = torch.is_grad_enabled() and not torch.is_inference_mode_enabled()
        inside, phase = self._depth > 0, self._phases.get(id(_wrapped(module)), Phase())
        training, key = _wrapped(module).training, id(_wrapped(module))
        setting = () if inside else self.setting(frame)
        lines = self.lines(frame)
        noted = Pass(lines, training, grad, inside, phase.line, phase.switch, setting, key, phase.earlier)
        if not noted.inside:
            self._open_phase.clear()
        self.run.passes.append(noted)
        self._depth += 1
        try:
            result = call(module, *args, **kwargs)
        except BaseException:
            self.run.passes.remove(noted)
            raise
        finally:
            self._depth -= 1
        noted.weights = noted.inside or any(x.requires_grad for x in module.parameters())
        if isinstance(result, torch.Tensor) and result.requires_grad:
            noted.graph = True
            self._made.setdefault(result.grad_fn, noted)
            if self._made[result.grad_fn] is not noted:  # The result of a module inside is handed on as it is.
                self._kept.append((result.grad_fn, noted))
                noted.used = self._made[result.grad_fn].used
        return result

    def switched(self, module: Any, mode: bool) -> None:
        """`module` was put into a mode, with all that is inside it."""
        lines = self.lines(sys._getframe(2))
        self.run.switched.update(dict.fromkeys(lines[:1], len(self.run.passes)))
        self._switches += 1
        phase = self._open_phase.setdefault(mode, (lines[0] if lines else 0, self._switches))
        self._open_phase.pop(not mode, None)
        for part in module.modules():
            self._kept.append(part)
            before = self._phases.get(id(part), Phase(mode=not mode))
            earlier = () if before.mode != mode else before.earlier
            if before.mode == mode and before.switch != phase[1]:
                earlier = (before.line, *before.earlier)
            self._phases[id(part)] = Phase(*phase, mode, earlier)

    def backward(self, roots: Any) -> None:
        """A backward pass goes through whatever `roots` were computed from."""
        line = self.lines(sys._getframe(2))[0]
        pending = [root.grad_fn for root in roots if isinstance(root, torch.Tensor) and root.grad_fn is not None]
        seen = set(pending)
        while pending:
            node = pending.pop()
            noted = self._made.get(node)
            if noted is not None:
                noted.used.append(line)
            for following, _ in node.next_functions:
                if following is not None and following not in seen:
                    seen.add(following)
                    pending.append(following)

    def backed(self, failed: bool) -> None:
        self.run.backs.append(Back(self.lines(sys._getframe(2)), failed, len(self.run.passes)))


def _wrapped(module: Any) -> Any:
    """The module that a wrapper runs, or a wrapper in it: its mode is the one that counts."""
    while isinstance(module, torch.nn.DataParallel):
        module = module.module
    return module
