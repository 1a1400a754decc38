"""Draw the sample of files to be labelled (`python benchmarks/sample.py`), with a seed, and never with the linter.

Every project gives a file in turn, until there are enough: one at random of the kind of temptation of which the
sample lacks most. Copies are left out. The projects are then parted, by area, into `work` and `held-out`.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from hashlib import sha256
from pathlib import Path

from corpus import HERE, NO_PYTORCH, Pin, choose_pins, python_files
from source import read_source
from temptation import WEIGHTS, kinds
from tqdm import tqdm

TABLE = HERE / "labels" / "sample.csv"
SIZE = 560
PARTED = 320
"""The first so many files decided which part a project is in; files drawn after them go where their project is."""
SEED = 4
WORK, HELD_OUT = PARTS = ("work", "held-out")
_TOO_ALIKE = 0.5
"""The share of the shorter file's lines that are in another one, from which on it is a copy."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """A file of the sample; the hash is of its decoded text, the kinds stand with blanks between them."""

    project: str
    path: str
    sha256: str
    part: str
    kinds: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that could be drawn; the lines tell whether another one is a copy of it."""

    pin: Pin
    path: str
    kinds: tuple[str, ...]
    lines: frozenset[str]


def main() -> None:
    """Draw the sample and write the table."""
    options = _arguments()
    pins = [pin for pin in choose_pins([]) if pin.area != NO_PYTORCH]
    pool = _without_copies(_candidates(pins))
    drawn = draw(pool, options.size, random.Random(options.seed))
    parts = part_projects(drawn[:PARTED], random.Random(options.seed))
    rows = [_row(one, parts[one.pin.project]) for one in drawn]
    write_sample(rows)
    _print(rows, len(pool))


def _row(one: Candidate, part: str) -> Sampled:
    source = read_source(one.pin, one.path)
    if source is None:
        raise ValueError(f"{one.pin.project}/{one.path} was readable a moment ago")
    return Sampled(one.pin.project, one.path, text_hash(source.text), part, " ".join(one.kinds))


def text_hash(text: str) -> str:
    """The hash by which a label knows that the text is still the one that was read."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_sample(path: Path = TABLE) -> list[Sampled]:
    """The committed sample."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [Sampled(**row) for row in csv.DictReader(stream)]


def write_sample(rows: Iterable[Sampled], path: Path = TABLE) -> None:
    """Write the sample, sorted by project and path."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(field.name for field in fields(Sampled))
        writer.writerows(sorted(map(astuple, rows)))


def draw(pool: Iterable[Candidate], size: int, dice: random.Random) -> list[Candidate]:
    """Take a file of each project in turn, of the kind that is lacking most, until there are enough or none is left."""
    by_project: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in sorted(pool, key=lambda one: (one.pin.project, one.path)):
        by_project[one.pin.project].append(one)
    for files in by_project.values():
        dice.shuffle(files)
    projects = sorted(by_project)
    dice.shuffle(projects)
    drawn: list[Candidate] = []
    counts: Counter[str] = Counter()
    while len(drawn) < size and any(by_project.values()):
        for project in projects:
            found = _next(by_project[project], counts, drawn) if len(drawn) < size else None
            if found is not None:
                drawn.append(found)
                counts.update(found.kinds)
    return drawn


def _next(files: list[Candidate], counts: Counter[str], drawn: list[Candidate]) -> Candidate | None:
    """Take a file out of the shuffled ones of a project: of the kind that is lacking most, no copy of a drawn one."""
    while files:
        present = [kind for kind in WEIGHTS if any(kind in one.kinds for one in files)]
        rarest = min(present, key=lambda kind: counts[kind] / WEIGHTS[kind])
        one = next(one for one in files if rarest in one.kinds)
        files.remove(one)
        if not any(_alike(one.lines, other.lines) for other in drawn) and read_source(one.pin, one.path) is not None:
            return one
    return None


def _alike(lines: frozenset[str], other: frozenset[str]) -> bool:
    return len(lines & other) > _TOO_ALIKE * min(len(lines), len(other))


def part_projects(drawn: Iterable[Candidate], dice: random.Random) -> dict[str, str]:
    """Give each project, in random order within its area, to the part that has fewer files of the area, then of all."""
    sizes = Counter((one.pin.area, one.pin.project) for one in drawn)
    order = sorted(sizes)
    dice.shuffle(order)
    files: Counter[tuple[str, str]] = Counter()
    parts = {}
    for area, project in sorted(order, key=lambda entry: entry[0]):
        part = min(PARTS, key=lambda part: (files[area, part], files["", part]))
        parts[project] = part
        files[area, part] += sizes[area, project]
        files["", part] += sizes[area, project]
    return parts


def _candidates(pins: Iterable[Pin]) -> Iterator[Candidate]:
    """All files of the projects in which anything tempts."""
    for pin in tqdm(list(pins), unit="project", dynamic_ncols=True):
        for file in python_files(pin):
            path = file.relative_to(pin.root).as_posix()
            text = file.read_text("utf-8", "replace")
            if found := kinds(path, text):
                lines = frozenset(line.strip() for line in text.split("\n") if len(line.strip()) > 12)
                yield Candidate(pin, path, found, lines)


def _without_copies(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out every file whose lines another file has as well, wherever it is: somebody copied one of them."""
    groups: defaultdict[frozenset[str], list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[one.lines].append(one)
    return [group[0] for group in groups.values() if len(group) == 1]


def _print(rows: list[Sampled], pool: int) -> None:
    print(f"{len(rows)} of {pool} files, from {len({row.project for row in rows})} projects")
    counts = Counter((row.part, kind) for row in rows for kind in row.kinds.split())
    for kind in WEIGHTS:
        print(f"{kind:<24} " + " ".join(f"{counts[part, kind]:>5}" for part in PARTS))
    print(f"{'files':<24} " + " ".join(f"{sum(row.part == part for row in rows):>5}" for part in PARTS))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZE, help="files to draw (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="default: %(default)s")
    return parser.parse_args()


if __name__ == "__main__":
    main()
