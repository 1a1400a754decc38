"""Write files of the sample for labelling, check what was filled in, and merge it (`python benchmarks/label.py`).

    label.py batch --part work --number 1      twelve files of the part to label, as numbered lines, with a table
    label.py check benchmarks/.unread/...csv   says what is wrong with filled tables; --take merges them
    label.py status                            how many files of each part are labelled

The protocol is in benchmarks/labels/README.md. Nothing here runs the linter.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus import HERE, Pin, read_lock
from label_table import NONE, TABLE, Label, blank, faults, file_faults, merge, read_labels, write_labels
from sample import PARTS, Sampled, read_sample, text_hash
from source import read_source

BATCH = 12
UNREAD = HERE / ".unread"


def main() -> int:
    """Run the command; return its exit status."""
    options = _arguments()
    if options.command == "batch":
        return _batch(options.part, options.number, options.size, options.folder)
    if options.command == "check":
        return _check(options.tables, options.take)
    return _status()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    batch = commands.add_parser("batch", help="write a batch of files to label")
    batch.add_argument("--part", choices=PARTS, required=True)
    batch.add_argument("--number", type=int, required=True, help="which batch of the part, from 1")
    batch.add_argument("--size", type=int, default=BATCH, help="files in a batch (default: %(default)s)")
    batch.add_argument("--folder", type=Path, default=UNREAD, help="where to (default: %(default)s)")
    check = commands.add_parser("check", help="check filled tables")
    check.add_argument("tables", type=Path, nargs="+", metavar="LABELS.csv")
    check.add_argument("--take", action="store_true", help=f"merge them into {TABLE.name} if nothing is wrong")
    commands.add_parser("status", help="count the labelled files")
    return parser.parse_args()


def _batch(part: str, number: int, size: int, folder: Path) -> int:
    """Write the files of one batch, of those without labels. Batches of one size do not overlap until one is merged.

    Projects come in an order that has nothing to do with them, so that the first batches stand for the whole part.
    """
    labelled = {label.file for label in read_labels()} if TABLE.exists() else set()
    rows = [row for row in read_sample() if row.part == part and (row.project, row.path) not in labelled]
    rows.sort(key=lambda row: (text_hash(row.project), row.path))
    chosen = rows[(number - 1) * size : number * size] if number > 0 and size > 0 else []
    if not chosen:
        raise SystemExit(f"{part} has {len(rows)} files to label, so batches 1 to {-(-len(rows) // max(1, size))}")
    target = folder / f"{part}-{number:02}"
    pins = {pin.project: pin for pin in read_lock()}
    write_batch(chosen, [_text(pins[row.project], row) for row in chosen], target)
    print(f"{len(chosen)} files to read and labels.csv to fill in: {target}")
    return 0


def write_batch(rows: Sequence[Sampled], texts: Sequence[str], target: Path) -> None:
    """Write each text with line numbers, and a table with a row for each. Refuses a folder with a table in it."""
    if (target / "labels.csv").exists():  # Somebody's labels may stand in it.
        raise SystemExit(f"{target} has a table already: check --take it, then remove the folder")
    target.mkdir(parents=True, exist_ok=True)
    for position, (row, text) in enumerate(zip(rows, texts, strict=True), start=1):
        head = f"{row.project} {row.path}\nkinds: {row.kinds}\n\n"
        page = "\n".join(f"{number:5} {line}" for number, line in enumerate(text.split("\n"), start=1))
        name = f"{position:02}-{row.project}-{row.path.replace('/', '-')}"[:120].removesuffix(".py") + ".txt"
        (target / name).write_text(head + page + "\n", encoding="utf-8")
    write_labels([blank((row.project, row.path)) for row in rows], target / "labels.csv")


def _check(tables: Iterable[Path], take: bool) -> int:
    """Print every fault; merge the tables if there is none and it was asked for."""
    labels = [label for table in tables for label in read_labels(table)]
    found = check(labels, read_sample(), read_lock())
    for fault in found:
        print(fault)
    files = {label.file for label in labels}
    print(f"{len(labels)} rows about {len(files)} files, {len(found)} faults")
    if take and not found:
        write_labels(merge(read_labels() if TABLE.exists() else [], labels))
        print(f"merged into {TABLE}")
    return 1 if found else 0


def check(labels: Sequence[Label], sample: Iterable[Sampled], pins: Iterable[Pin]) -> list[str]:
    """What is wrong with the rows, each fault with its place; the hash of each file is compared with the sample's."""
    rows = {(row.project, row.path): row for row in sample}
    by_project = {pin.project: pin for pin in pins}
    lengths: dict[tuple[str, str], int] = {}
    found = []
    for file in dict.fromkeys(label.file for label in labels):
        source = read_source(by_project[file[0]], file[1]) if file in rows else None
        if source is None or text_hash(source.text) != rows[file].sha256:
            found.append(f"{'/'.join(file)}: not in the sample, or its text is not the sampled one")
        else:
            lengths[file] = len(source.text.split("\n"))
    for label in labels:
        place = f"{label.project}/{label.path}:{label.line or '?'} {label.code}"
        found += [f"{place}: {fault}" for fault in faults(label, lengths.get(label.file, 0)) if label.file in lengths]
    return found + file_faults(labels)


def _text(pin: Pin, row: Sampled) -> str:
    """The text of a sampled file; ends the program if the corpus has another one."""
    source = read_source(pin, row.path)
    if source is None or text_hash(source.text) != row.sha256:
        raise SystemExit(f"{row.project}/{row.path} is not the sampled text; run: python benchmarks/fetch.py")
    return source.text


def _status() -> int:
    labels = read_labels() if TABLE.exists() else []
    labelled = {label.file for label in labels}
    for part in PARTS:
        files = {(row.project, row.path) for row in read_sample() if row.part == part}
        codes = Counter(label.code for label in labels if label.file in files)
        counts = ", ".join(f"{count} {code}" for code, count in sorted(codes.items()) if code != NONE)
        print(f"{part}: {len(files & labelled)} of {len(files)} files labelled; {counts or 'no labels'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
