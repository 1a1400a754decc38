"""What `field.py` prints: counts, crashes, precision, and the difference between two runs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import readme
from records import Key, Report, Run
from verdicts import WRONG, Verdict, precision

Verdicts = dict[Key, Verdict]
_SHARES = {"median": 0.5, "95th percentile": 0.95, "99th percentile": 0.99, "slowest": 1.0}


def print_counts(run: Run) -> None:
    """Reports per project and code, files that took long, and everything that went wrong."""
    codes = sorted({report.code for report in run.reports})
    counts = Counter((report.project, report.code) for report in run.reports)
    print(f"{'project':<32} {'files':>6} " + " ".join(f"{code:>6}" for code in codes))
    for project in sorted(run.files):
        row = " ".join(f"{counts[project, code] or '':>6}" for code in codes)
        print(f"{project:<32} {run.files[project]:>6} {row}".rstrip())
    totals = Counter(report.code for report in run.reports)
    print(f"{'all':<32} {run.files.total():>6} " + " ".join(f"{totals[code]:>6}" for code in codes))
    print(f"{len(run.reports)} reports; {run.skipped.total()} files are no valid Python 3 and were left out")
    print("slowest files: " + ", ".join(f"{path} {seconds:.1f} s" for seconds, path in run.slowest[:3]))
    _print_failures(run)


def _print_failures(run: Run) -> None:
    for crash in run.crashes:
        print(f"CRASH {crash.project}/{crash.path}\n  " + crash.reason.strip().replace("\n", "\n  "))
    for report in run.reports:
        if report.code == "NG000":
            print(f"NG000 {report.project}/{report.path}: {report.message}")
    print(f"{len(run.crashes)} crashes, {sum(report.code == 'NG000' for report in run.reports)} NG000")


def print_verdicts(run: Run, verdicts: Verdicts, whole: bool, listing: bool) -> list[Report]:
    """Precision, what nobody has read, and what is known to be wrong; returns the unread reports.

    `whole` says that the run covers the whole corpus, so that a verdict without a report is out of date.
    """
    by_code = _by_code(run.reports)
    for code, reports in sorted(by_code.items()):
        print(f"{code}: {precision(reports, verdicts)}")
    found = precision(run.reports, verdicts)
    print(f"precision: {found}; {found.right} right, {found.wrong} wrong, {found.unsure} unsure")
    unread = [report for report in run.reports if report.key not in verdicts]
    wrong = [report for report in run.reports if report.key in verdicts and verdicts[report.key].verdict == WRONG]
    print(f"{len(unread)} reports without a verdict")
    if listing:
        _print_reports("unread", unread, verdicts)
        _print_reports("wrong", wrong, verdicts)
    if whole:
        _print_gone(run, verdicts)
    return unread


def _print_gone(run: Run, verdicts: Verdicts) -> None:
    present = {report.key for report in run.reports}
    gone = [verdict for key, verdict in verdicts.items() if key not in present]
    print(f"{len(gone)} verdicts whose report has gone: " + (_counts(verdict.verdict for verdict in gone) or "none"))
    for verdict in gone:
        print(f"  {verdict.verdict:<6} {verdict.code} {verdict.project}/{verdict.path}:{verdict.line} {verdict.reason}")


def print_changes(old: Run, new: Run, verdicts: Verdicts) -> None:
    """What came and what went from one run to the next."""
    before = {report.key: report for report in old.reports}
    after = {report.key: report for report in new.reports}
    _print_reports("came", [report for key, report in after.items() if key not in before], verdicts)
    _print_reports("went", [report for key, report in before.items() if key not in after], verdicts)


def _print_reports(title: str, reports: list[Report], verdicts: Verdicts) -> None:
    print(f"{title}: {len(reports)}")
    for report in reports:
        verdict = verdicts.get(report.key)
        judged = f" [{verdict.verdict}: {verdict.reason}]" if verdict else ""
        print(f"  {report.code} {report.project}/{report.path}:{report.line} {report.message}{judged}")


def write_readme(run: Run, verdicts: Verdicts) -> None:
    """Put the precision per code and the reports known to be wrong into README.md."""
    rows: list[list[object]] = []
    groups = [*sorted(_by_code(run.reports).items()), ("all", run.reports)]
    for code, reports in groups:
        found = precision(reports, verdicts)
        unread = len(reports) - found.right - found.wrong - found.unsure
        rows.append([code, len(reports), found.right, found.wrong, found.unsure, unread, found])
    lines = [
        f"{len(run.files)} projects, {run.files.total()} files, {len(run.crashes)} crashes.",
        "",
        readme.table(["code", "reports", "right", "wrong", "unsure", "unread", "precision (95 % interval)"], rows),
    ]
    readme.replace("field", "\n".join([*lines, *_per_file(run)]))


def _per_file(run: Run) -> list[str]:
    """How long the files took, one by one."""
    if not run.seconds:
        return []
    shares = ", ".join(f"{name} {run.percentile(share) * 1000:.1f} ms" for name, share in _SHARES.items())
    rows = [[path, f"{seconds:.1f} s"] for seconds, path in run.slowest]
    return [
        "",
        f"CPU time of `check` for each file, the evidence of its project included: {shares}; {sum(run.seconds):.0f} s "
        "in all. The first file of a project that asks pays for what the others then find in memory. The slowest ten:",
        "",
        readme.table(["file", "CPU"], rows),
    ]


def _by_code(reports: Iterable[Report]) -> dict[str, list[Report]]:
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.code].append(report)
    return groups


def _counts(words: Iterable[str]) -> str:
    return ", ".join(f"{count} {word}" for word, count in sorted(Counter(words).items()))
