"""What a file's path says of it: an inference script, a unit test."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """The path of the file as the host gave it, and whether unit tests are to be reported too.

    `place` is the path within its project, if that says more: only what is in the project says what the file is.
    """

    path: str
    unit_tests: bool = False
    place: str = ""

    @property
    def parts(self) -> list[str]:
        """The folders and the name."""
        return re.split(r"[\\/]+", self.place or self.path)

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

    def holds_tests(self, script: bool) -> bool:
        """Whether its functions named `test...` are unit tests; `script`: its name is also that of a script."""
        return self.is_test and not self.unit_tests and (not script or self.is_certainly_a_test)

    @property
    def is_certainly_a_test(self) -> bool:
        """Whether it is no inference script either, though its name begins with `test`."""
        return self.stem.startswith("test_") and self.below_tests

    @property
    def below_tests(self) -> bool:
        """Whether a folder of tests is above it."""
        return any(part in ("tests", "test", "testing", "unittests") for part in self.parts[:-1])
