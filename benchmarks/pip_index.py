"""Archives through pip's own finder and session, so that pip's configuration decides where they come from.

`pip download` itself is no help here: for a source archive it runs the project's setup code.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pip._internal.commands import create_command
from pip._internal.commands.index import IndexCommand

if TYPE_CHECKING:
    from pip._internal.models.candidate import InstallationCandidate

_CHUNK = 1 << 20


class PipIndex:
    """The package index that pip is configured to use."""

    def __init__(self) -> None:
        logging.getLogger("pip").setLevel(logging.ERROR)
        command = cast(IndexCommand, create_command("index"))
        options, _ = command.parse_args([])
        self._session = command._build_session(options)
        self._finder = command._build_package_finder(options, self._session, ignore_requires_python=True)

    def candidates(self, project: str) -> list[InstallationCandidate]:
        """All archives of a project, the oldest version first."""
        return sorted(self._finder.find_all_candidates(project), key=lambda candidate: candidate.version)

    def newest(self, project: str, version: str | None = None, wheel: bool = False) -> tuple[str, str]:
        """The version and file name of the newest release (or of the given one): its source archive, if it has one."""
        found = [
            candidate
            for candidate in self.candidates(project)
            if candidate.link.is_wheel == wheel
            and (str(candidate.version) == version if version else not candidate.version.is_prerelease)
        ]
        if not found:
            raise LookupError(
                f"the index has no such {'wheel' if wheel else 'source archive'}: {project} {version or ''}"
            )
        return str(found[-1].version), found[-1].link.filename

    def download(self, project: str, file: str, target: Path) -> str:
        """Download one archive of a project to `target`; return the SHA-256 of what arrived, in hex."""
        links = [found.link for found in self.candidates(project) if found.link.filename == file]
        if not links:
            raise LookupError(f"the index has no file {file} of {project}")
        response = self._session.get(
            links[0].url_without_fragment, headers={"Accept-Encoding": "identity"}, stream=True
        )
        response.raise_for_status()
        digest = hashlib.sha256()
        with target.open("wb") as out:
            for chunk in response.iter_content(_CHUNK):
                out.write(chunk)
                digest.update(chunk)
        return digest.hexdigest()
