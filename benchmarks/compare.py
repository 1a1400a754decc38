"""Compare tools on the labelled sample (`python benchmarks/compare.py`): precision and recall, the same blocks for all.

Only the part `work` is looked at. `--held-out` looks at the other part, too: that is done once, when nothing is to
change any more.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import answers
import causes
import comparison
import environments
import readme
from checkout import analysis_commit
from corpus import read_lock
from label_table import CODES, Label, read_labels
from peers import PEERS, File, Peer
from sample import WORK, Sampled, read_sample
from scoring import Claim, Score, score

HELD_OUT = "held-out"


def main() -> None:
    """Run the tools and print the tables."""
    options = _arguments()
    peers = [peer for peer in PEERS if not options.only or any(word in peer.name for word in options.only)]
    parts = [WORK, HELD_OUT] if options.held_out else [WORK]
    files = files_of(parts, read_sample())
    commit = analysis_commit()  # As it is when the tools are started.
    kept = answers.load(options.load) if options.load else {}
    claims = {peer: kept[peer.name] if peer.name in kept else _answer(peer, files) for peer in peers}
    if options.save:
        answers.save({peer.name: list(reports) for peer, reports in claims.items()}, options.save)
    text = made_with(commit, peers)
    for part in parts:
        labels = labels_of(part, read_labels(), read_sample())
        text += f"\n\n{_counts(part, labels)}\n\n{comparison.pages(claims, labels)}"
        if part == WORK and PEERS[0] in claims:
            text += f"\n\n{_explained(score(claims[PEERS[0]], labels, CODES))}"
        if options.write:
            text += f"\n\n{comparison.drawings(part, claims, labels)}"
    print(text)
    if options.list:
        labels = labels_of(WORK, read_labels(), read_sample())
        print("\n".join(comparison.listing(peer, reports, labels) for peer, reports in claims.items()))
    if options.write:
        readme.replace("peers", text)


def files_of(parts: Sequence[str], sample: Sequence[Sampled]) -> list[File]:
    """The sampled files of these parts."""
    pins = {pin.project: pin for pin in read_lock()}
    return [(pins[row.project], row.path) for row in sample if row.part in parts]


def labels_of(part: str, labels: Sequence[Label], sample: Sequence[Sampled]) -> list[Label]:
    """The rows about the files of a part."""
    files = {(row.project, row.path) for row in sample if row.part == part}
    return [label for label in labels if label.file in files]


def _answer(peer: Peer, files: Sequence[File]) -> list[Claim]:
    print(f"{peer.name} ...", flush=True)
    peer.prepare()
    return peer.run(files)


def made_with(commit: str, peers: Sequence[Peer]) -> str:
    """The commit of this checkout and the versions of the others."""
    packages = dict.fromkeys(peer.package for peer in peers if peer.package)
    versions = [f"{package} {environments.version_of(package, package)}" for package in packages]
    return f"Made with flake8-nograd of commit {', '.join([commit, *versions])}."


def _explained(found: Score) -> str:
    """What flake8-nograd misses and gets wrong, for the part that there is to learn from."""
    return (
        f"What flake8-nograd misses and gets wrong in `{WORK}`, and why:\n\n{causes.page(found, causes.read_causes())}"
    )


def _counts(part: str, labels: Sequence[Label]) -> str:
    deserved = [label for label in labels if label.deserved]
    doubtful = sum(label.ambiguous == "yes" for label in deserved)
    files = len({label.file for label in labels})
    return f"`{part}`: {files} files, {len(deserved) - doubtful} blocks that deserve a report and {doubtful} ambiguous."


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="WORD", help="only tools with such a word in their name"
    )
    parser.add_argument("--save", type=Path, metavar="REPORTS.json", help="keep the reports of these tools")
    parser.add_argument("--load", type=Path, metavar="REPORTS.json", help="take kept reports, run only other tools")
    parser.add_argument("--list", action="store_true", help="list what each tool missed and got wrong in the part work")
    parser.add_argument("--write", action="store_true", help="write the tables into README.md")
    parser.add_argument("--held-out", action="store_true", help="look at the part that is kept for the end, too")
    options = parser.parse_args()
    if options.load and options.write:
        parser.error("what is written must be of one run: --write goes without --load")
    return options


if __name__ == "__main__":
    main()
