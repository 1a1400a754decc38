"""Lint the whole corpus and judge the reports (`python benchmarks/field.py`).

Exits 1 if the linter crashed on a file, or if any report has no verdict and --strict is given.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import summary
from batches import AROUND, BATCH, write_batches
from corpus import choose_pins
from hosts import lint_with_check, lint_with_flake8
from records import Run, load, save
from verdicts import TABLE, read_verdicts, take

_HOSTS = {"check": lint_with_check, "flake8": lint_with_flake8}


def main() -> int:
    """Run the command; return its exit status."""
    options = _arguments()
    if options.take:
        new, changed = take(options.take)
        print(f"{TABLE.name}: {new} new verdicts, {changed} changed")
    run = _run(options)
    if options.save:
        save(run, options.save)
    verdicts = read_verdicts()
    summary.print_counts(run)
    unread = summary.print_verdicts(run, verdicts, whole=not (options.project or options.code), listing=options.list)
    if options.compare:
        summary.print_changes(_filter(load(options.compare), options), run, verdicts)
    if options.unread:
        count = write_batches(unread, options.unread, options.batch, options.around)
        print(f"{len(unread)} reports to read in {count} batches: {options.unread}")
    if options.write:
        summary.write_readme(run, verdicts)
    return 1 if run.crashes or (options.strict and unread) else 0


def _run(options: argparse.Namespace) -> Run:
    """Lint now, or take a saved run."""
    lint = _HOSTS[options.host]
    run = load(options.load) if options.load else lint(choose_pins(options.project), options.jobs, options.scope)
    return _filter(run, options)


def _filter(run: Run, options: argparse.Namespace) -> Run:
    """Leave out the reports that were not asked for."""
    run.reports = [
        report
        for report in run.reports
        if (not options.code or report.code in options.code)
        and (not options.project or report.project in options.project)
    ]
    return run


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_argument_group("what to lint")
    what.add_argument("--project", nargs="+", default=[], help="only these projects")
    what.add_argument("--code", nargs="+", default=[], help="only reports with these codes")
    what.add_argument("--host", choices=sorted(_HOSTS), default="check", help="the linter's own function, or flake8")
    what.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    what.add_argument("--scope", choices=("project", "file"), default="project", help="where evidence is looked for")
    runs = parser.add_argument_group("runs")
    runs.add_argument("--save", type=Path, metavar="RUN.json", help="save this run")
    runs.add_argument("--load", type=Path, metavar="RUN.json", help="do not lint, take a saved run")
    runs.add_argument("--compare", type=Path, metavar="OTHER.json", help="show what came and went since that run")
    reading = parser.add_argument_group("verdicts")
    reading.add_argument("--list", action="store_true", help="list each unread and each wrong report")
    reading.add_argument("--unread", type=Path, metavar="DIR", help="write the unread reports there, to be read")
    reading.add_argument("--batch", type=int, default=BATCH, help="reports in a batch (default: %(default)s)")
    reading.add_argument("--around", type=int, default=AROUND, help="lines of context on a side (default: %(default)s)")
    reading.add_argument("--take", type=Path, nargs="+", metavar="BATCH.csv", help=f"merge these into {TABLE.name}")
    reading.add_argument("--strict", action="store_true", help="fail if any report has no verdict")
    reading.add_argument("--write", action="store_true", help="write the figures into README.md")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
