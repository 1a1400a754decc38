"""Take the Python files out of an archive, and nothing that could leave the folder they belong in."""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

LARGEST_FILE = 8 << 20
"""Bytes. A larger Python file is data in disguise and is left out."""


def unpack(archive: Path, root: Path) -> int:
    """Unpack the Python files of a wheel or source archive into `root`; return how many.

    The folder `name-version/` round a source archive is dropped, so that a file keeps its path from one version to
    the next. Links, special files, absolute paths and paths with `..` are left out.
    """
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    count = 0
    for name, stream in _members(archive):
        target = _target(name, root, strip=archive.suffix != ".whl")
        if target is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(stream.read(LARGEST_FILE))
            count += 1
    return count


def _target(name: str, root: Path, strip: bool) -> Path | None:
    """Where a member goes, or None if it is no Python file or its path is not a plain one below `root`."""
    if not name.endswith(".py") or "\\" in name or ":" in name:
        return None
    parts = PurePosixPath(name).parts
    if ".." in parts or parts[0] == "/":
        return None
    inner = parts[1:] if strip and len(parts) > 1 else parts
    return root.joinpath(*inner)


def _members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The regular files of an archive that are not too large, each with its open stream."""
    if zipfile.is_zipfile(archive):
        yield from _zip_members(archive)
    else:
        yield from _tar_members(archive)


def _zip_members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with zipfile.ZipFile(archive) as bundle:
        for info in bundle.infolist():
            # Links in a zip file come out as small files that hold the path: harmless, since nothing follows them.
            if not info.is_dir() and info.file_size <= LARGEST_FILE:
                with bundle.open(info) as stream:
                    yield info.filename, stream


def _tar_members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(archive) as bundle:
        for info in bundle:
            stream = bundle.extractfile(info) if info.isreg() and info.size <= LARGEST_FILE else None
            if stream is not None:
                with stream:
                    yield info.name, stream
