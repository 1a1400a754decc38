"""The tables of the comparison: the same questions to every tool, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import pictures
from label_table import CODES, EVIDENCE, Label
from peers import Peer
from readme import table
from scoring import GUARD, Claim, Score, Share, score, score_files, widened

Answers = Mapping[Peer, Sequence[Claim]]
"""What each tool reported."""

Scorer = Callable[[Sequence[Claim], Sequence[Label], Collection[str]], Score]

_HEAD = ["right", "missed", "wrong", "apart", "precision (95 % interval)", "recall (95 % interval)"]


def pages(answers: Answers, labels: Sequence[Label]) -> str:
    """All tables over these labels."""
    guards = {peer: widened(claims) for peer, claims in answers.items() if set(peer.codes) & set(GUARD)}
    sections = [
        (
            "Is a guard missing in this block? NG001, NG002 and NG003 taken for one",
            _overall(guards, labels, GUARD, score),
        ),
        ("Is a guard missing in this file? The same, wherever in it the report stands", _files(guards, labels)),
        ("Each tool on the codes that it knows, by blocks", _own(answers, labels, score)),
        ("Each tool on the codes that it knows, by files", _own(answers, labels, score_files)),
        ("Recall by code: blocks found of those that deserve it", _by_code(answers, labels)),
        (
            "Recall by what one must have read, on the codes that a tool knows",
            _by_evidence(answers, labels, Score.of_evidence),
        ),
        (
            "Places judged right, by what one must have read: reported if they deserve it, left alone if not",
            _by_evidence(answers, labels, Score.verdicts),
        ),
    ]
    return "\n\n".join(f"{title}:\n\n{text}" for title, text in sections)


def drawings(part: str, answers: Answers, labels: Sequence[Label]) -> str:
    """The two pictures of a part: every tool on the shared question, and ours by what must be read."""
    guards = {peer: widened(claims) for peer, claims in answers.items() if set(peer.codes) & set(GUARD)}
    shared = {peer.name: score(claims, labels, GUARD) for peer, claims in guards.items()}
    return "\n\n".join(
        [
            pictures.precision_against_recall(
                f"precision-recall-{part}",
                f"Is a guard missing in this block? ({part})",
                {name: (found.precision, found.recall) for name, found in shared.items()},
            ),
            pictures.shares_by_group(
                f"evidence-{part}",
                f"Recall by what one must have read ({part}): NG001 to NG003",
                EVIDENCE,
                {name: [found.of_evidence(evidence) for evidence in EVIDENCE] for name, found in shared.items()},
            ),
        ]
    )


def _overall(answers: Answers, labels: Sequence[Label], codes: Collection[str], scorer: Scorer) -> str:
    rows = [[peer.name, *_cells(scorer(claims, labels, codes))] for peer, claims in answers.items()]
    return table(["tool", *_HEAD], rows)


def _files(answers: Answers, labels: Sequence[Label]) -> str:
    return _overall(answers, labels, GUARD, score_files)


def _own(answers: Answers, labels: Sequence[Label], scorer: Scorer) -> str:
    rows = [
        [peer.name, _short(peer.codes), *_cells(scorer(claims, labels, peer.codes))] for peer, claims in answers.items()
    ]
    return table(["tool", "codes", *_HEAD], rows)


def _cells(found: Score) -> list[object]:
    return [len(found.right), len(found.missed), len(found.wrong), found.apart, found.precision, found.recall]


def _by_code(answers: Answers, labels: Sequence[Label]) -> str:
    """And the precision by code of the tools whose reports name one."""
    rows: list[list[object]] = []
    for peer, claims in answers.items():
        scores = [score(claims, labels, [code]) if code in peer.codes else None for code in CODES]
        rows.append([f"{peer.name}: recall", *(found.recall if found else "" for found in scores)])
        if peer.codes == CODES:
            rows.append([f"{peer.name}: precision", *(found.precision if found else "" for found in scores)])
    return table(["tool", *CODES], rows)


def _by_evidence(answers: Answers, labels: Sequence[Label], share: Callable[[Score, str], Share]) -> str:
    rows: list[list[object]] = []
    for peer, claims in answers.items():
        found = score(claims, labels, peer.codes)
        rows.append([peer.name, _short(peer.codes), *(share(found, evidence) for evidence in EVIDENCE)])
    return table(["tool", "codes", *EVIDENCE], rows)


def listing(peer: Peer, claims: Sequence[Claim], labels: Sequence[Label]) -> str:
    """Every block that a tool missed and every report that is wrong, on the codes that it knows."""
    found = score(claims, labels, peer.codes)
    missed = [
        f"  missed {row.code} {row.project}/{row.path}:{row.line} [{row.evidence}] {row.reason}" for row in found.missed
    ]
    wrong = [f"  wrong  {_short(claim.codes)} {claim.project}/{claim.path}:{claim.line}" for claim in found.wrong]
    return "\n".join([f"{peer.name}: {len(missed)} missed, {len(wrong)} wrong", *missed, *wrong])


def _short(codes: Sequence[str]) -> str:
    """`NG001 to NG003` for codes in a row."""
    return codes[0] if len(codes) == 1 else f"{codes[0]} to {codes[-1]}"
