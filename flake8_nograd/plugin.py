"""flake8's side: options in, findings out. Cheap to import, and nothing that a file holds raises out of it."""

from __future__ import annotations

import argparse
import ast
import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from flake8_nograd import __version__
from flake8_nograd.arguments import keywords
from flake8_nograd.diagnostic import Diagnostic, Range
from flake8_nograd.settings import OPTIONS, Settings, settings_from
from flake8_nograd.syntax.imports_torch import imports_torch

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager

# A child of flake8's own logger, so that `flake8 -v` shows what went wrong.
LOG = logging.getLogger("flake8.nograd")

Finding = tuple[int, int, str, type["NoGradPlugin"]]


class NoGradPlugin:
    """The entry point of the codes NG: flake8 makes one instance for each file and reads `run()`."""

    name: ClassVar[str] = "flake8-nograd"
    version: ClassVar[str] = __version__
    settings: ClassVar[Settings] = Settings()

    def __init__(self, tree: ast.Module, filename: str, lines: Sequence[str]) -> None:
        """Take one file as flake8 has read it: decoded, without a byte order mark, its lines ended by a line feed."""
        self._tree = tree
        self._filename = filename
        self._lines = lines

    @classmethod
    def add_options(cls, manager: OptionManager) -> None:
        """Register every option of the table with flake8, for the command line and the configuration files."""
        for option in OPTIONS:
            name = f"--nograd-{option.name}"
            manager.add_option(name, default=option.default, parse_from_config=True, **keywords(option))

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Keep flake8's options for the files to come. flake8 calls this again in worker processes that need it."""
        cls.settings = settings_from({option.field: getattr(options, f"nograd_{option.field}") for option in OPTIONS})

    def run(self) -> Iterator[Finding]:
        """Yield (line, column, text, type): lines count from 1, columns from 0, and flake8 adds one to them."""
        for diagnostic in self._diagnostics():
            yield diagnostic.range.line, diagnostic.range.column, f"{diagnostic.code} {diagnostic.message}", type(self)

    def _diagnostics(self) -> list[Diagnostic]:
        # Anything that left this method would end the whole run of flake8, with the results of every other file.
        try:
            source = "".join(self._lines)
            if not imports_torch(source):
                return []
            from flake8_nograd.check import check
            from flake8_nograd.project.project import project_of

            project = project_of(self._filename, self.settings)
            return check(source, self._filename, self.settings, self._tree, project)
        except Exception as error:
            LOG.exception("flake8-nograd could not check %s", self._filename)
            return [_internal_error(error)]


def _internal_error(error: Exception) -> Diagnostic:
    name = type(error).__name__
    text = f"the file was not checked because of an internal error of flake8-nograd ({name}); please report it"
    return Diagnostic("NG000", text, Range(1, 0, 1, 0))
