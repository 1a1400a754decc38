"""What a file's path says of it: an inference script, a unit test."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """The path of the file as the host gave it, and whether unit tests are to be reported too."""

    path: str
    unit_tests: bool = False

    @property
    def parts(self) -> list[str]:
        """The folders and the name."""
        return re.split(r"[\\/]+", self.path)

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return self.parts[-1].rpartition(".")[0] or self.parts[-1]

    @property
    def is_test(self) -> bool:
        """Whether the name is one that pytest collects."""
        return self.stem.startswith("test_") or self.stem.endswith(("_test", "_tests")) or self.stem == "tests"

    @property
    def is_conftest(self) -> bool:
        return self.stem == "conftest"

    @property
    def below_tests(self) -> bool:
        """Whether a folder of tests is above it."""
        return any(part in ("tests", "test", "testing", "unittests") for part in self.parts[:-1])
