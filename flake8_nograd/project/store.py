"""The programs of a project's files, each read and parsed once."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import tokenize
from typing import NamedTuple

from flake8_nograd.project.limits import Limits
from flake8_nograd.syntax.imports_torch import imports_torch
from flake8_nograd.syntax.program import Program
from flake8_nograd.syntax.whole import program_of

_NODES = 22
"""Bits for the number of a node in its file: more than a file of the largest size that is read can have."""


class Stamp(NamedTuple):
    """Tells whether a file has changed."""

    modified: int
    size: int


class Store:
    """Programs by path. A file that cannot be read or parsed has none."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._known: dict[str, tuple[Stamp, Program | None]] = {}

    def program(self, path: str) -> Program | None:
        """The program of a file as it is now."""
        stamp = stamp_of(path)
        if stamp is None:
            return None
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = (stamp, self._read(path))
        return known[1]

    def _read(self, path: str) -> Program | None:
        text = text_of(path)
        if text is None:
            return None
        name = os.path.relpath(path, self._root)
        return program_of(text, first_number(name), name)


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a file; None if it is none, or too large to be read."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    is_read = stat.S_ISREG(found.st_mode) and found.st_size <= Limits.MOST_BYTES
    return Stamp(found.st_mtime_ns, found.st_size) if is_read else None


def text_of(path: str) -> str | None:
    """The text of a Python file in the encoding that it declares; None if it cannot be read."""
    data = bytes_of(path)
    return None if data is None else decoded(data)


def bytes_of(path: str) -> bytes | None:
    """The bytes of a file, as far as they are looked at; None if it cannot be read.

    Nothing but a file is opened: a pipe would keep us waiting.
    """
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            return file.read(Limits.MOST_BYTES + 1)
    except (OSError, ValueError):
        return None


def decoded(data: bytes) -> str | None:
    """The text of a Python file in the encoding that it declares; None if it is in another one."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return io.TextIOWrapper(io.BytesIO(data), encoding).read()
    except (SyntaxError, LookupError, ValueError):
        return None


def is_package(path: str) -> bool:
    """Whether the file is that of a package, which passes names on."""
    return os.path.basename(path) == "__init__.py"


def may_lead_on(path: str, text: str) -> bool:
    """Whether it is worth following a name into a file: it has PyTorch in it, or may import what does."""
    return is_package(path) or imports_torch(text)


def first_number(name: str) -> int:
    """The number of the first node of a file: its own, and the same in every run and process."""
    digest = hashlib.sha256(name.encode(errors="surrogatepass")).digest()
    return (int.from_bytes(digest[:5], "big") + 1) << _NODES
