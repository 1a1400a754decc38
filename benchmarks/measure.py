"""What a command costs: wall time, CPU time and peak memory of one child process, by the system's own accounts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and of CPU time (user and system), peak resident memory in MiB, and what was printed."""

    wall: float
    cpu: float
    memory: float
    output: str

    def figure(self, what: str) -> float:
        """One of the figures by its name: `wall`, `cpu` or `memory`."""
        return {"wall": self.wall, "cpu": self.cpu, "memory": self.memory}[what]


def run(command: Sequence[str | Path], cwd: Path, expected: tuple[int, ...] = (0,)) -> Cost:
    """Run a command to its end. Raises RuntimeError, with what it said, for another exit status than expected."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        child = subprocess.Popen([str(word) for word in command], cwd=cwd, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in expected:
            raise RuntimeError(f"{command[0]} ended with {child.returncode}: {_text(err)[-2000:]}")
        memory = usage.ru_maxrss * _RSS_UNIT / (1 << 20)
        return Cost(wall, usage.ru_utime + usage.ru_stime, memory, _text(out))


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")
