"""Break right code of the corpus, and count what the linter sees of it (`python benchmarks/mutation.py`).

Places are chosen on the `ast` alone, with a seed, and never by asking the linter. A mutant is found if one of the codes
that it deserves is reported inside the block that deserves it. A place whose block has a report already is dropped.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import readme
from corpus import NO_PYTORCH, Pin, choose_pins, imports_torch, python_files
from linting import reports_on
from mutant import KINDS, Mutant, mutated
from mutant_conditions import Code
from mutant_reach import Reach
from mutant_tree import Tree
from mutate_guards import Found, guard_mutants
from mutate_modes import mode_mutants
from source import Source, read_source
from tqdm import tqdm
from verdicts import Precision

PER_PROJECT = 4
SEED = 4


@dataclass(slots=True)
class Tally:
    """What came of the mutants of one kind; `reported` were dropped since the original has a report there."""

    places: int = 0
    reported: int = 0
    found: int = 0
    missed: list[tuple[Mutant, str]] = field(default_factory=list)

    @property
    def share(self) -> Precision:
        """The share that was found, with its interval."""
        return Precision(self.found, len(self.missed), 0)


def main() -> None:
    """Make the mutants, lint them, print the table and the misses."""
    options = _arguments()
    tallies = {kind: Tally() for kind in KINDS if not options.kind or any(word in kind for word in options.kind)}
    pins = _pins(options.project)
    judged = 0
    try:
        for pin in tqdm(pins, unit="project", dynamic_ncols=True):
            _judge(pin, options, tallies)
            judged += 1
    except KeyboardInterrupt:  # What is counted by then is worth showing.
        print(f"interrupted after {judged} of {len(pins)} projects")
    print(table(tallies))
    if options.save:
        _save(tallies, options.save)
    if options.write:
        readme.replace("mutation", table(tallies))


def table(tallies: dict[str, Tally]) -> str:
    """A row for each kind and one for all."""
    rows: list[list[object]] = []
    for kind, tally in tallies.items():
        rows.append([kind, tally.places, tally.reported, tally.found + len(tally.missed), tally.found, tally.share])
    found, missed = (sum(one.found for one in tallies.values()), sum(len(one.missed) for one in tallies.values()))
    places, reported = (sum(one.places for one in tallies.values()), sum(one.reported for one in tallies.values()))
    rows.append(["all", places, reported, found + missed, found, Precision(found, missed, 0)])
    head = ["kind", "places", "dropped: reported already", "mutants", "found", "share (95 % interval)"]
    return readme.table(head, rows)


def _judge(pin: Pin, options: argparse.Namespace, tallies: dict[str, Tally]) -> None:
    """Draw the mutants of one project and lint each, and once each original that one was made of."""
    sources = _sources(pin)
    places = defaultdict(list)
    for mutant in _mutants(sources):
        places[mutant.kind].append(mutant)
    originals: dict[str, list[tuple[str, int]]] = {}
    by_path = {source.path: source for source in sources}
    for kind, tally in tallies.items():
        tally.places += len(places[kind])
        for mutant in draw(places[kind], options.per_project, options.seed):
            source = by_path[mutant.path]
            if mutant.path not in originals:
                originals[mutant.path] = reports_on(pin, source, source.text)
            if any(mutant.first <= line <= mutant.last for _, line in originals[mutant.path]):
                tally.reported += 1
                continue
            found = reports_on(pin, source, mutated(source.text, mutant.edits))
            if any(mutant.deserves(code, line) for code, line in found):
                tally.found += 1
            else:
                new = [f"{code}:{line}" for code, line in found if (code, line) not in originals[mutant.path]]
                tally.missed.append((mutant, " ".join(new)))
                codes = "/".join(sorted(mutant.codes))
                tqdm.write(f"missed ({kind}, {codes}): {mutant.place} {' '.join(new)}".rstrip())


def draw(mutants: list[Mutant], most: int, seed: int) -> list[Mutant]:
    """So many of a project's mutants of one kind, at random; another kind or project does not change the choice."""
    if len(mutants) <= most:
        return mutants
    dice = random.Random(f"{seed} {mutants[0].project} {mutants[0].kind}")
    return sorted(dice.sample(mutants, most), key=lambda mutant: (mutant.path, mutant.line))


def _mutants(sources: list[Source]) -> Iterator[Mutant]:
    """All mutants of a project's files that are still Python."""
    reach = Reach(source.tree for source in sources)
    for source in sources:
        code = Code(source.path, source.text, Tree(source.tree), reach)
        if not any(word in source.text for word in ("no_grad", "inference_mode", ".train()")) or code.is_out():
            continue
        for found in (*guard_mutants(code), *mode_mutants(code)):
            mutant = _mutant(source, found)
            try:
                mutated(source.text, mutant.edits)
            except ValueError:  # An edit inside a line that the parser sees otherwise than we do.
                continue
            yield mutant


def _mutant(source: Source, found: Found) -> Mutant:
    kind, node, block, codes, edits = found
    lines = [one.lineno for one in getattr(block, "decorator_list", [])]
    first = min([getattr(block, "lineno", 1), *lines])
    last = getattr(block, "end_lineno", None) or source.text.count("\n") + 1
    return Mutant(source.project, source.path, kind, node.lineno, first, last, codes, edits)


def _sources(pin: Pin) -> list[Source]:
    """The files of a project that import torch."""
    files = [path for path in python_files(pin) if imports_torch(path.read_text("latin-1"))]
    sources = (read_source(pin, path.relative_to(pin.root).as_posix()) for path in files)
    return [source for source in sources if source is not None]


def _pins(projects: Iterable[str]) -> list[Pin]:
    return [pin for pin in choose_pins(projects) if pin.area != NO_PYTORCH]


def _save(tallies: dict[str, Tally], path: Path) -> None:
    misses = [
        {"kind": kind, "place": mutant.place, "first": mutant.first, "codes": sorted(mutant.codes), "others": others}
        for kind, tally in tallies.items()
        for mutant, others in tally.missed
    ]
    counts = {kind: [tally.places, tally.reported, tally.found] for kind, tally in tallies.items()}
    path.write_text(json.dumps({"counts": counts, "missed": misses}, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", nargs="+", default=[], help="only these projects")
    parser.add_argument("--kind", nargs="+", default=[], help="only kinds with one of these words in them")
    parser.add_argument("--per-project", type=int, default=PER_PROJECT, help="most mutants of a kind (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="default: %(default)s")
    parser.add_argument("--save", type=Path, metavar="MISSES.json", help="save the misses")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
