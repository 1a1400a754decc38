"""How far the reports of a tool are those that the labels say the sampled files deserve.

All tools are judged by the same rules:

- A report is *right* if its line lies in a block that deserves one of the codes it can stand for. The report of a tool
  that knows only "no guard here" stands for NG001, NG002 and NG003 at once.
- Otherwise the narrowest row round it decides, of those that are about such a report (the silent ones, and the
  ambiguous ones of its codes): if that is marked ambiguous, the report is counted apart.
- Otherwise it is *wrong*, also in a block that deserves another code: the fix would be another one.
- Several reports in one row count once, right or wrong, as one fix or one look settles them all; a wrong report outside
  of all rows counts by its line.
- A block is *missed* if no report is right about it. Ambiguous blocks are neither found nor missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from label_table import NONE, SILENT, FileKey, Label
from verdicts import wilson

GUARD = ("NG001", "NG002", "NG003")
"""The codes that say the same with different evidence: a guard is missing in this block."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a tool reported, at a line counted from 1, and the codes that this can stand for."""

    project: str
    path: str
    line: int
    codes: tuple[str, ...]

    @property
    def file(self) -> FileKey:
        """The file that it is about."""
        return (self.project, self.path)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the 95 % interval of Wilson's score."""

    hits: int
    tries: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.hits / self.tries if self.tries else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The ends of the interval. Of nothing, nothing is known."""
        return wilson(self.hits, self.tries) if self.tries else (0.0, 1.0)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.0%} ({low:.0%} to {high:.0%})" if self.tries else "none"


@dataclass(frozen=True, slots=True)
class Score:
    """How a tool answered one question. `right` and `missed` are blocks, `wrong` has one report of each place.

    Of the clear rows that must stay silent, `quiet` are those without a wrong report, and `blamed` the others.
    """

    right: tuple[Label, ...]
    missed: tuple[Label, ...]
    wrong: tuple[Claim, ...]
    apart: int
    quiet: tuple[Label, ...] = ()
    blamed: tuple[Label, ...] = ()

    @property
    def precision(self) -> Share:
        """How many of the places that it reported deserve it."""
        return Share(len(self.right), len(self.right) + len(self.wrong))

    @property
    def recall(self) -> Share:
        """How many of the places that deserve it were reported."""
        return Share(len(self.right), len(self.right) + len(self.missed))

    def of_evidence(self, evidence: str) -> Share:
        """The recall of those blocks for which one must have read so much."""
        return _share(self.right, self.missed, evidence)

    def verdicts(self, evidence: str) -> Share:
        """How many of the clear rows for which one must have read so much were judged right, silent ones too."""
        return _share(self.right + self.quiet, self.missed + self.blamed, evidence)


def _share(hits: Iterable[Label], others: Iterable[Label], evidence: str) -> Share:
    found = sum(label.evidence == evidence for label in hits)
    return Share(found, found + sum(label.evidence == evidence for label in others))


def widened(claims: Iterable[Claim]) -> list[Claim]:
    """The reports as answers to the shared question: NG001, NG002 and NG003 are taken for one another."""
    return [replace(claim, codes=GUARD) if set(claim.codes) & set(GUARD) else claim for claim in claims]


def score(claims: Iterable[Claim], labels: Iterable[Label], codes: Collection[str]) -> Score:
    """Score the reports that can stand for one of the codes by the blocks. Files without labels are left out."""
    rows = _by_file(labels)
    found: dict[Label, None] = {}
    wrong: dict[object, Claim] = {}
    apart = set()
    for claim in claims:
        if claim.file in rows and set(claim.codes) & set(codes):
            inside = [row for row in rows[claim.file] if _holds(row, claim)]
            hit = [row for row in inside if _is_clear(row) and row.code in claim.codes]
            found.update(dict.fromkeys(hit))
            decides = _narrowest(row for row in inside if row.code in (SILENT, *claim.codes))
            if not hit and decides and not _is_clear(decides):
                apart.add(decides)
            elif not hit:
                wrong.setdefault(_narrowest(inside) or (claim.file, claim.line), claim)
    clear = [row for group in rows.values() for row in group if _is_clear(row)]
    wanted = [row for row in clear if row.code in codes]
    silent = [row for row in clear if row.code == SILENT]
    return Score(
        tuple(row for row in wanted if row in found),
        tuple(row for row in wanted if row not in found),
        tuple(wrong.values()),
        len(apart),
        tuple(row for row in silent if row not in wrong),
        tuple(row for row in silent if row in wrong),
    )


def score_files(claims: Iterable[Claim], labels: Iterable[Label], codes: Collection[str]) -> Score:
    """Score whole files, for tools that only say that something is missing somewhere in a file.

    A file is right if it was reported, wherever, and has a block with one of the codes. One that has no such block but
    an ambiguous row that could be one is counted apart.
    """
    rows = _by_file(labels)
    reported = {claim.file: claim for claim in claims if claim.file in rows and set(claim.codes) & set(codes)}
    right: list[Label] = []
    missed: list[Label] = []
    wrong, apart = [], 0
    for file, group in rows.items():
        wanted = [row for row in group if row.code in codes and _is_clear(row)]
        if wanted:
            (right if file in reported else missed).append(wanted[0])
        elif file in reported and any(row.code in (SILENT, *codes) and not _is_clear(row) for row in group):
            apart += 1
        elif file in reported:
            wrong.append(reported[file])
    return Score(tuple(right), tuple(missed), tuple(wrong), apart)


def _by_file(labels: Iterable[Label]) -> dict[FileKey, list[Label]]:
    rows: defaultdict[FileKey, list[Label]] = defaultdict(list)
    for label in labels:
        rows[label.file].append(label)
    return dict(rows)


def _holds(row: Label, claim: Claim) -> bool:
    return row.code != NONE and row.block[0] <= claim.line <= row.block[1]


def _is_clear(row: Label) -> bool:
    return row.ambiguous == "no"


def _narrowest(rows: Iterable[Label]) -> Label | None:
    return min(rows, key=lambda row: row.block[1] - row.block[0], default=None)
