"""Run flake8 in this process, and print how much of its CPU time the plugin takes (`speed.py` starts it).

The difference of two whole runs tells a fifth from a tenth, but not one in a hundred: on a shared machine the same run
takes some hundredths more or less each time. So the clock stands at the plugin: round its import, its options and each
file. What it adds to flake8's own work besides, an entry in a list of plugins, is not counted.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from flake8.main.application import Application

_BEFORE = time.process_time()
from flake8_nograd.plugin import NoGradPlugin  # noqa: E402  (what flake8 needs anyhow is not to count)

if TYPE_CHECKING:
    import argparse

    from flake8_nograd.plugin import Finding

_IMPORTED = time.process_time() - _BEFORE


class _Clocked(NoGradPlugin):
    """The plugin with a clock."""

    seconds = 0.0

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        with cls.counted():
            super().parse_options(options)

    def run(self) -> Iterator[Finding]:
        with self.counted():
            found = list(super().run())
        yield from found

    @staticmethod
    @contextlib.contextmanager
    def counted() -> Iterator[None]:
        before = time.process_time()
        try:
            yield
        finally:
            _Clocked.seconds += time.process_time() - before


def main(arguments: Sequence[str]) -> int:
    """Lint what the arguments say and print the seconds of the plugin, and those of all else, as JSON."""
    import flake8_nograd.plugin

    flake8_nograd.plugin.NoGradPlugin = _Clocked  # type: ignore[misc]  # The entry point finds it by this name.
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        Application().run(["--isolated", "--jobs=1", *arguments])
    plugin = _IMPORTED + _Clocked.seconds
    print(json.dumps({"plugin": plugin, "others": time.process_time() - plugin}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
