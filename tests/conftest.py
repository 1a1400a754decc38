"""What the tests share: a folder with files to lint, and flake8 and the command run in it as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TIMEOUT = 120

# How fast the machine is says nothing of the code.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


@dataclass(frozen=True)
class Result:
    """What a process left behind: its standard output as lines, the rest as it is."""

    lines: list[str]
    status: int
    errors: str


@dataclass(frozen=True)
class Project:
    """A folder outside the repository; every process runs in `root`, with nothing of the user's configuration."""

    root: Path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def flake8(self, *arguments: str, stdin: str | bytes = "", folder: str = ".") -> Result:
        return self.run(sys.executable, "-m", "flake8", *arguments, stdin=stdin, folder=folder)

    def command(self, *arguments: str, stdin: str | bytes = "", folder: str = ".") -> Result:
        return self.run(sys.executable, "-m", "flake8_nograd", *arguments, stdin=stdin, folder=folder)

    def run(self, *command: str, stdin: str | bytes = "", folder: str = ".") -> Result:
        done = subprocess.run(
            command,
            cwd=self.root / folder,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=TIMEOUT,
            env={**os.environ, "HOME": str(self.root), "COLUMNS": "200", "PYTHONUTF8": "1"},
            check=False,
        )
        return Result(done.stdout.decode().splitlines(), done.returncode, done.stderr.decode())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)
