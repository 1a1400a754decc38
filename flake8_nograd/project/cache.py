"""What is read off the text of a project's files and takes time, kept on disk for the runs to come.

Entries are JSON, under a digest of what they were read off: an entry never gets old, and processes that write the same
one at once write the same. What lies in the folder may come with the linted project, so nothing in it is run, and
whatever is not as expected counts as not there.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import re
import stat
import sys
import time
from pathlib import Path

import flake8_nograd
from flake8_nograd.project.limits import Limits

FOLDER = ".flake8_nograd_cache"
KEPT_DAYS = 30
"""Days that an entry stays which nobody reads."""

_DAY = 86_400
_MOST_BYTES = 4 * Limits.MOST_BYTES
"""Size of an entry: it says less than the text that it was read off."""

_DEPENDS_ON = ("flow/words.py", "project/*.py", "syntax/*.py", "torch_facts/*.py")
_ENTRY = re.compile(r"[0-9a-f]{64}\.json(\.[0-9a-f]+)?")
_VERSION = re.compile(r"[\w.+-]+-[0-9a-f]{16}")
_STAMP = "pruned"
_FILES = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by flake8-nograd; it can be deleted.\n",
}


class Cache:
    """The entries in one folder; none without a folder, and none that can be written where the disk does not let us."""

    def __init__(self, folder: str | None, *, may_be_link: bool = False) -> None:
        """Without `may_be_link`, a folder that is a link leads nowhere: a project must not choose where we write."""
        self._folder = folder or ""
        self._entries = os.path.join(self._folder, version()) if folder else ""
        self._is_ready = False
        if folder and _is_elsewhere(self._entries, os.path.realpath(folder) if may_be_link else folder):
            self._entries = ""

    def load(self, key: str) -> object:
        """The entry, which may be anything that JSON can say; None if there is none."""
        if not self._entries:
            return None
        path = self._path(key)
        try:
            with open(path, "rb", opener=_open_file) as file:
                found = os.fstat(file.fileno())
                data = file.read(_MOST_BYTES + 1)
            if len(data) > _MOST_BYTES:
                return None
            if time.time() - found.st_mtime > _DAY:
                with contextlib.suppress(OSError):
                    os.utime(path)  # It is still read: see `_prune`.
            entry: object = json.loads(data)
        except (OSError, ValueError, RecursionError, MemoryError):
            return None
        return entry

    def store(self, key: str, entry: object) -> None:
        """Keep an entry, in place of what is there, if that can be done."""
        if not self._entries:
            return
        data = json.dumps(entry, separators=(",", ":")).encode()
        try:
            self._make_folder()
            if len(data) <= _MOST_BYTES:
                _write(self._path(key), data)
        except OSError:
            self._entries = ""  # It would not go better next time, nor be cheaper.

    def _path(self, key: str) -> str:
        return os.path.join(self._entries, f"{key}.json")

    def _make_folder(self) -> None:
        """Make the folder, before the first entry is written; a folder that has other things in it gets no new ones."""
        if self._is_ready:
            return
        is_new = not os.path.isdir(self._folder) or not os.listdir(self._folder)
        os.makedirs(self._entries, exist_ok=True)
        for name, content in _FILES.items() if is_new else ():
            _write(os.path.join(self._folder, name), content)
        _prune(self._folder)
        self._is_ready = True


def key_of(data: bytes, *others: str) -> str:
    """Where to find what was read off these bytes, and depends on those other things."""
    return hashlib.sha256("".join(f"{other}\0" for other in others).encode(errors="surrogatepass") + data).hexdigest()


@functools.lru_cache(maxsize=1)
def version() -> str:
    """The version of the code that reads texts, and of the Python whose parser it uses.

    The number alone would not do: the linter is installed from commits, and worked on.
    """
    digest = hashlib.sha256()
    package = Path(flake8_nograd.__file__).parent
    for pattern in _DEPENDS_ON:
        for path in sorted(package.glob(pattern)):
            digest.update(path.read_bytes())
    return f"{flake8_nograd.__version__}-{sys.implementation.cache_tag}-{digest.hexdigest()[:16]}"


def _is_elsewhere(path: str, folder: str) -> bool:
    """Whether a link leads out of the folder."""
    return os.path.realpath(path) != os.path.join(folder, os.path.basename(path))


def _open_file(path: str, flags: int) -> int:
    """Open what is really a file: no link, and nothing that one could wait for or read without end."""
    found = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(found).st_mode):
        os.close(found)
        raise OSError(f"{path} is no file")
    return found


def _write(path: str, data: bytes) -> None:
    """Write a file in one step, so that another process finds all of it or nothing."""
    passing = f"{path}.{os.urandom(8).hex()}"
    try:
        with open(passing, "xb") as file:
            file.write(data)
        os.replace(passing, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(passing)
        raise


def _prune(folder: str) -> None:
    """Once a day, delete what nobody has read for long, of all versions. `load` renews the time of what it reads."""
    stamp = os.path.join(folder, _STAMP)
    now = time.time()
    with contextlib.suppress(OSError):
        if now - os.lstat(stamp).st_mtime < _DAY:
            return
    _write(stamp, b"")
    for version_folder in _inside(folder, _VERSION):
        for entry in _inside(version_folder.path, _ENTRY) if version_folder.is_dir(follow_symlinks=False) else ():
            with contextlib.suppress(OSError):
                if now - entry.stat(follow_symlinks=False).st_mtime > KEPT_DAYS * _DAY:
                    os.unlink(entry.path)
        if version_folder.name != version():
            with contextlib.suppress(OSError):
                os.rmdir(version_folder.path)  # If nothing is left in it.


def _inside(folder: str, names: re.Pattern[str]) -> list[os.DirEntry[str]]:
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        return [entry for entry in found if names.fullmatch(entry.name)]
    return []
