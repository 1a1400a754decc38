"""Download the corpus with a check of every hash, and unpack it (`python benchmarks/fetch.py`).

What is there already is kept. Nothing of a project is run.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from corpus import ARCHIVES, LOCK, Pin, python_files, read_lock, write_lock
from pip_index import PipIndex
from tqdm import tqdm
from unpack import unpack


def main() -> None:
    """Fetch all pinned projects, or pin new ones first."""
    options = _arguments()
    index = PipIndex()
    ARCHIVES.mkdir(parents=True, exist_ok=True)
    if options.pin:
        _pin(index, options.pin, options.wheel)
    pins = read_lock()
    with tqdm(pins, unit="project", dynamic_ncols=True) as progress:
        for pin in progress:
            progress.set_postfix_str(pin.project)
            _fetch(index, pin)
            _unpack(pin)
    print(f"{len(pins)} projects, {sum(len(python_files(pin)) for pin in pins)} Python files")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--pin",
        nargs="+",
        metavar="NAME[==VERSION]=AREA",
        help=f"add these projects to {LOCK.name}, or move them to their newest version",
    )
    parser.add_argument("--wheel", action="store_true", help="pin wheels and not source archives")
    return parser.parse_args()


def _fetch(index: PipIndex, pin: Pin) -> None:
    """Make sure that the pinned archive lies on disk. Ends the program if the index has other bytes under its name."""
    if pin.archive.exists() and _sha256(pin.archive) == pin.sha256:
        return
    part = pin.archive.with_name(pin.archive.name + ".part")
    found = index.download(pin.project, pin.file, part)
    if found != pin.sha256:
        part.unlink()
        raise SystemExit(f"{pin.file}: the hash is {found}, but {LOCK.name} has {pin.sha256}")
    part.replace(pin.archive)


def _unpack(pin: Pin) -> None:
    """Unpack the archive, unless the folder was unpacked from the same bytes before."""
    if pin.mark.exists() and pin.mark.read_text(encoding="ascii") == pin.sha256:
        return
    unpack(pin.archive, pin.root)
    pin.mark.write_text(pin.sha256, encoding="ascii")


def _pin(index: PipIndex, requests: list[str], wheel: bool) -> None:
    """Add `name=area` and `name==version=area` to the lock, each with the hash of the archive that is downloaded."""
    pins = {pin.project: pin for pin in read_lock()}
    for request in requests:
        requirement, _, area = request.rpartition("=")
        project, _, wanted = requirement.partition("==")
        try:
            version, file = index.newest(project, wanted or None, wheel)
        except LookupError as error:
            print(f"not pinned: {error}")
            continue
        digest = index.download(project, file, ARCHIVES / file)
        pins[project] = Pin(project, version, area, "wheel" if wheel else "sdist", file, digest)
    write_lock(pins.values())


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


if __name__ == "__main__":
    main()
