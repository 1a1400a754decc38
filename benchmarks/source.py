"""A file of the corpus as a host would have it: decoded text and tree."""

from __future__ import annotations

import ast
import tokenize
import warnings
from dataclasses import dataclass

from corpus import Pin
from fingerprint import enclosing, fingerprint
from records import Report


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a project; `path` is relative to the project's folder."""

    project: str
    path: str
    text: str
    tree: ast.Module

    def report(self, line: int, column: int, code: str, message: str, related: int | None = None) -> Report:
        """A report on this file with its fingerprint."""
        lines = self.text.split("\n")
        scope = enclosing(self.tree, line, len(lines))
        mark = fingerprint(lines, scope, line, column)
        return Report(self.project, self.path, line, column, code, message, mark, scope.name, related)


def read_source(pin: Pin, path: str) -> Source | None:
    """Decode and parse a file; None if it is no valid Python for this interpreter, which is the host's to report."""
    try:
        with tokenize.open(pin.root / path) as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text = stream.read()
            return Source(pin.project, path, text, ast.parse(text))
    except (SyntaxError, ValueError, RecursionError):
        return None
