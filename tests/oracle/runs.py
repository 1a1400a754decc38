"""What really happens: a program runs under PyTorch, once for each combination of its flags, and is watched."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import itertools
import signal
import sys
import warnings
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

from .idle import MARK, marked
from .watch import Run, Watch
from .write.program import Program

torch: Any = importlib.import_module("torch")
data: Any = importlib.import_module("torch.utils.data")
_Module: Any = torch.nn.Module
MOST_RUNS = 8
MOST_SECONDS = 5
_NAME = "__main__"
_NO_GRAPH = "does not require grad"


_watch: list[Watch] = []


@contextlib.contextmanager
def instrumented() -> Iterator[None]:
    """Have PyTorch tell the present watch what it does."""
    saved = _Module.__call__, _Module.train, torch.autograd.backward, torch.autograd.grad
    saved_init = torch.nn.Linear.reset_parameters

    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        return _watch[-1].forward(saved[0], self, args, kwargs)

    def train(self: Any, mode: bool = True) -> Any:
        result = saved[1](self, mode)
        _watch[-1].switched(self, mode)
        return result

    def backward(tensors: Any, *args: Any, **kwargs: Any) -> Any:
        return _backward(saved[2], tensors, args, kwargs)

    def grad(outputs: Any, *args: Any, **kwargs: Any) -> Any:
        return _backward(saved[3], outputs, args, kwargs)

    def subclass(cls: Any) -> None:
        if cls.__module__ == _NAME and "forward" in cls.__dict__:
            cls.forward = _watched(cls.__dict__["forward"])

    _Module.__call__, _Module.train, torch.autograd.backward, torch.autograd.grad = call, train, backward, grad
    _Module.__init_subclass__ = classmethod(subclass)
    torch.nn.Linear.reset_parameters = lambda self: None
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    gc.disable()  # A program's names are cleared when it ends, and trees hold no cycles.
    try:
        yield
    finally:
        gc.enable()
        torch.set_num_threads(threads)
        torch.nn.Linear.reset_parameters = saved_init
        del _Module.__init_subclass__
        _Module.__call__, _Module.train, torch.autograd.backward, torch.autograd.grad = saved


def _watched(forward: Any) -> Any:
    """The `forward` of a class of the program, which the program may call itself."""

    def direct(self: Any, *args: Any, **kwargs: Any) -> Any:
        return _watch[-1].forward(forward, self, args, kwargs)

    return direct


def _backward(real: Any, roots: Any, args: Any, kwargs: Any) -> Any:
    watch = _watch[-1]
    watch.backward(roots if isinstance(roots, (list, tuple)) else [roots])
    try:
        result = real(roots, *args, **kwargs)
    except RuntimeError as error:
        watch.backed(_NO_GRAPH in str(error))
        raise
    watch.backed(False)
    return result


class _TooLongError(BaseException):
    """A program that was made smaller has lost the end of a loop."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooLongError


def all_runs(program: Program) -> list[Run]:
    """Run the program on every combination of its flags, up to a bound. Needs `instrumented()`."""
    code = compile(marked(program.source) if program.tree is None else program.tree, program.path, "exec")
    values = itertools.islice(itertools.product((False, True), repeat=len(program.flags)), MOST_RUNS)
    return [_run(code, program, dict(zip(program.flags, chosen, strict=True))) for chosen in values]


def _run(code: CodeType, program: Program, flags: dict[str, bool]) -> Run:
    run = Run(flags)
    arguments, sys.argv = sys.argv, [program.path, *(flag for flag, on in flags.items() if on)]
    _watch.append(Watch(run, program.path))
    names: dict[str, Any] = {"__name__": _NAME, MARK: run.idle.append}
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            exec(code, names)
            if program.entry:
                names[program.entry]()
    except Exception as error:  # Whatever a program does wrong ends its run, and what ran before still counts.
        run.error = f"{type(error).__name__}: {error}"
    except _TooLongError:
        run.error = "it takes too long"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        _watch.pop()
        names.clear()
        sys.argv = arguments
        torch.set_grad_enabled(True)
    return run
