"""The two ways in which the corpus is linted: `check` in a process pool, or the real flake8, one run per project."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from corpus import Pin, python_files
from linting import lint_file
from records import Crash, Outcome, Run
from source import read_source
from tqdm import tqdm

File = tuple[Pin, str, str]
Progress = Callable[[int], object]

_LINE = re.compile(r"^(?:\./)?(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<code>NG\d+) (?P<message>.*)$")
_FLAKE8 = ["-m", "flake8", "--isolated", "--disable-noqa", "--jobs=1", "--select=NG", "--exclude=", "."]


def lint_with_check(pins: list[Pin], jobs: int, scope: str) -> Run:
    """Lint all files through `check`, in a pool of processes. A file that kills its process is found and listed."""
    run = Run("check")
    files = [(pin, path.relative_to(pin.root).as_posix(), scope) for pin in pins for path in python_files(pin)]
    with tqdm(total=len(files), unit="file", dynamic_ncols=True) as progress:
        left = _lint_in_pool(files, jobs, run, progress.update)
        while left:
            # A pool takes its work in order, so that the file that broke it is among the first without an outcome.
            suspects, rest = left[: 2 * jobs + 2], left[2 * jobs + 2 :]
            killers = [file for file in suspects if _lint_in_pool([file], 1, run, progress.update)]
            run.crashes.extend(Crash(pin.project, path, "the process died") for pin, path, _ in killers)
            left = _lint_in_pool(rest, jobs, run, progress.update)
    run.sort()
    return run


def _lint_in_pool(files: list[File], jobs: int, run: Run, advance: Progress) -> list[File]:
    """Lint the files into `run`; return those that have no outcome because a process of the pool died."""
    futures: list[Future[Outcome]] = []
    left = []
    with ProcessPoolExecutor(jobs) as pool:
        with suppress(BrokenProcessPool):
            futures.extend(pool.submit(lint_file, *file) for file in files)
        for future, file in zip(futures, files, strict=False):
            if isinstance(future.exception(), BrokenProcessPool):
                left.append(file)
            else:
                run.add(future.result())
                advance(1)
    return left + files[len(futures) :]


def lint_with_flake8(pins: list[Pin], jobs: int, scope: str) -> Run:
    """Lint all projects through flake8 as it is installed beside the plugin, without any configuration or `noqa`."""
    run = Run("flake8")
    with ThreadPoolExecutor(jobs) as pool:
        for pin, finished in zip(pins, tqdm(pool.map(_flake8, pins), total=len(pins), unit="project"), strict=True):
            run.files[pin.project] += len(python_files(pin))
            run.crashes.extend(_failures(pin, finished))
            _add_lines(run, pin, finished.stdout.splitlines())
    run.sort()
    return run


def _flake8(pin: Pin) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *_FLAKE8]
    return subprocess.run(command, cwd=pin.root, capture_output=True, text=True, encoding="utf-8", check=False)


def _failures(pin: Pin, finished: subprocess.CompletedProcess[str]) -> Iterator[Crash]:
    """Flake8 ends with 0 or 1 and shows no traceback, unless something broke."""
    if finished.returncode not in (0, 1) or "Traceback" in finished.stderr:
        yield Crash(pin.project, "*", f"exit status {finished.returncode}\n{finished.stderr[-2000:]}")


def _add_lines(run: Run, pin: Pin, lines: Iterable[str]) -> None:
    """Turn flake8's output back into reports; a line that is none is listed as a crash."""
    for line in lines:
        match = _LINE.match(line)
        source = read_source(pin, match["path"]) if match else None
        if match and source:
            row, column = int(match["line"]), int(match["column"]) - 1
            run.reports.append(source.report(row, column, match["code"], match["message"]))
        else:
            run.crashes.append(Crash(pin.project, "*", f"flake8 printed: {line}"))
