"""How much of a project may be looked at. Beyond, the answer is unknown."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import ClassVar

MOST_HOPS = 3
"""Imports in a chain that are followed from a file, or from one that calls it."""


@dataclass(slots=True)
class Limits:
    """Counts files, and seconds from its making on, of one walk over a project."""

    most_files: int
    most_seconds: float
    files: int = 0
    reached: bool = False
    _began: float = field(default_factory=time.monotonic)

    MOST_BYTES: ClassVar[int] = 1_000_000
    """Size of a file that is read: larger ones are generated."""

    def take_file(self) -> bool:
        """Count one file; False if that is one too many, or the time is up."""
        self.files += 1
        self.reached = self.reached or self.files > self.most_files or self.time_is_up
        return not self.reached

    @property
    def time_is_up(self) -> bool:
        """Whether the seconds have passed."""
        return time.monotonic() - self._began > self.most_seconds
