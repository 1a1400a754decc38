"""The corpus: real projects pinned in `corpus.lock`, and where their archives and files lie on disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "corpus.lock"
CORPUS = HERE / ".corpus"
ARCHIVES = CORPUS / "archives"
PROJECTS = CORPUS / "projects"
UNPACKED_MARK = ".unpacked"

NO_PYTORCH = "no-pytorch"
"""The area of projects that hold no PyTorch. They are there for crashes and for speed."""

_IMPORTS_TORCH = re.compile(r"^[ \t]*(?:from|import)[ \t]+torch\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    """One project at one version: the archive's name in the index and the hash of its bytes."""

    project: str
    version: str
    area: str
    kind: str
    file: str
    sha256: str

    @property
    def archive(self) -> Path:
        """Where the archive lies after it was fetched."""
        return ARCHIVES / self.file

    @property
    def root(self) -> Path:
        """Where the archive's Python files lie after they were unpacked."""
        return PROJECTS / self.project

    @property
    def mark(self) -> Path:
        """The file that holds the hash of the archive from which `root` was unpacked."""
        return self.root / UNPACKED_MARK


def read_lock(path: Path = LOCK) -> list[Pin]:
    """Read the pins. Raises ValueError, naming the line, if a row does not have all columns."""
    pins = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        columns = line.split("#", 1)[0].split()
        if columns and len(columns) != len(fields(Pin)):
            raise ValueError(f"{path.name}:{number}: {len(fields(Pin))} columns expected, {len(columns)} found")
        if columns:
            pins.append(Pin(*columns))
    return pins


def write_lock(pins: Iterable[Pin], path: Path = LOCK) -> None:
    """Write the pins, sorted by area and project, under the comment that stands in the file already."""
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [
        f"{pin.project:<32} {pin.version:<12} {pin.area:<14} {pin.kind:<6} {pin.file:<56} {pin.sha256}"
        for pin in sorted(pins, key=lambda pin: (pin.area, pin.project))
    ]
    path.write_text("\n".join([*comments, *rows]) + "\n", encoding="utf-8")


def choose_pins(projects: Iterable[str]) -> list[Pin]:
    """The pins of the named projects, or all if none is named. Exits with a message for an unknown or missing one."""
    pins, wanted = read_lock(), set(projects)
    unknown = wanted - {pin.project for pin in pins}
    if unknown:
        raise SystemExit(f"not in {LOCK.name}: {', '.join(sorted(unknown))}")
    chosen = [pin for pin in pins if not wanted or pin.project in wanted]
    missing = [pin.project for pin in chosen if not pin.mark.exists()]
    if missing:
        raise SystemExit(f"not fetched yet: {', '.join(missing)}; run: python benchmarks/fetch.py")
    return chosen


def python_files(pin: Pin) -> list[Path]:
    """All Python files of a project, in a stable order."""
    return sorted(path for path in pin.root.rglob("*.py") if path.is_file())


def torch_files(pins: Iterable[Pin]) -> Iterator[Path]:
    """The files that import torch, whatever their encoding: the pattern is plain ASCII."""
    for pin in pins:
        if pin.area != NO_PYTORCH:
            yield from (path for path in python_files(pin) if imports_torch(path.read_text("latin-1")))


def imports_torch(source: str) -> bool:
    """Whether a line of the source imports torch or one of its modules."""
    return _IMPORTS_TORCH.search(source) is not None
