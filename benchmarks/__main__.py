"""The whole benchmark in one command (`python -m benchmarks`): fetch, run, score, and write README.md with pictures.

Each step is one of the scripts beside this file, with a progress bar of its own. A step that fails does not keep the
others from running; the command then ends with 1 and names it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent

STEPS: dict[str, list[str]] = {
    "fetch": ["fetch.py"],
    "field": ["field.py", "--write"],
    "compare": ["compare.py", "--write"],
    "mutation": ["mutation.py", "--write"],
    "speed": ["speed.py", "--write"],
    "corpus_speed": ["corpus_speed.py", "--write"],
}
"""The steps in their order. The time is measured last, when nothing else runs any more."""


def main() -> int:
    """Run the steps; return 1 if one failed."""
    options = _arguments()
    failed = []
    for name in options.only:
        words = [*STEPS[name], *(["--held-out"] if name == "compare" and options.held_out else [])]
        print(f"== {' '.join(words)}", flush=True)
        began = time.monotonic()
        finished = subprocess.run([sys.executable, str(HERE / words[0]), *words[1:]], cwd=HERE.parent, check=False)
        print(f"== {name}: {(time.monotonic() - began) / 60:.1f} minutes", flush=True)
        if finished.returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", choices=STEPS, default=list(STEPS), help="only these steps")
    parser.add_argument(
        "--held-out", action="store_true", help="look at the labels that are kept for the end, too: once"
    )
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
