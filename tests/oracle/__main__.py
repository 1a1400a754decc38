"""`python -m tests.oracle --programs 20000 --seed 1`: judges many programs and prints the table."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

if importlib.util.find_spec("torch") is None:
    sys.exit("The oracle runs programs under PyTorch, which is not installed here: `scripts/oracle` sets it up.")

from .runs import instrumented
from .session import PER_TASK, Found, judged, smaller
from .tally import Tally


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def _show(found: Found, most: int) -> Iterator[str]:
    """The first few disagreements of each kind, made small."""
    shown: dict[str, int] = {}
    for name, program, complaint in found:
        key = complaint.kind + complaint.text
        shown[key] = shown.get(key, 0) + 1
        if shown[key] <= most:
            with instrumented():
                small, complaint = smaller(program, complaint)
            lines = small.source.splitlines()
            lines[complaint.line - 1] += "  # <-- here"
            yield "\n".join([f"\n### {complaint.kind} ({name}): {complaint.text}", "", "```python", *lines, "```"])


def main() -> int:
    """Run the oracle; the status tells whether it found any disagreement."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("--programs", type=_positive, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=_positive, default=1)
    parser.add_argument("--show", type=int, default=1, help="how many disagreements of each kind to show")
    options = parser.parse_args()
    begun, tally, found = time.monotonic(), Tally(), []
    starts = range(0, options.programs, PER_TASK)
    tasks = [range(start, min(start + PER_TASK, options.programs)) for start in starts]
    with ProcessPoolExecutor(options.jobs, get_context("spawn")) as pool:
        for part, wrong in pool.map(judged, [options.seed] * len(tasks), tasks):
            tally.merge(part)
            found += wrong
    print(tally.table(time.monotonic() - begun))
    for text in _show(found, options.show):
        print(text)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
