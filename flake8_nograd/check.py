"""From the text of a file to its diagnostics: the whole way on one page, and the one function that hosts call."""

from __future__ import annotations

import ast
import contextlib
import functools
import gc
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from flake8_nograd.diagnostic import Diagnostic, Range, Related
from flake8_nograd.flow.words import Words
from flake8_nograd.rules.file import File
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.imports_torch import imports_torch
from flake8_nograd.syntax.limits import too_deep
from flake8_nograd.syntax.outline import NOWHERE, Reach
from flake8_nograd.syntax.parts import Part
from flake8_nograd.syntax.relevance import is_of_another_framework, relevant_parts
from flake8_nograd.syntax.text import split_lines

if TYPE_CHECKING:
    from flake8_nograd.project.project import Project
    from flake8_nograd.rules import Finding
    from flake8_nograd.rules.subject import Subject
    from flake8_nograd.syntax.program import Program
    from flake8_nograd.syntax.source import Source

_TOO_DEEP = "it is nested too deep or has an expression too long"
_words = functools.lru_cache(maxsize=4)(Words)


def check(
    source: str, path: str, settings: Settings, tree: ast.Module | None = None, project: Project | None = None
) -> list[Diagnostic]:
    """Return the findings in `source`, in source order.

    `path` tells what kind of file it is, and where in the `project` it belongs; it is never opened. Without a project
    there is no evidence but that of the file itself. `tree` is the file's `ast`, if the caller has it. A
    file that is no valid Python has no findings: that is the host's to report. Never raises for anything that the file
    holds.
    """
    if not imports_torch(source):
        return []
    if tree is None:
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            return []
        except (RecursionError, MemoryError):
            return [_not_checked(_TOO_DEEP)]
    try:
        with _collector_paused():
            return sorted(_checked(source, tree, path, settings, project), key=lambda diagnostic: diagnostic.sort_key)
    except RecursionError:
        return [_not_checked(_TOO_DEEP)]


@contextlib.contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector: it would go over a growing tree again and again, and find nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _checked(
    source: str, tree: ast.Module, path: str, settings: Settings, project: Project | None
) -> Iterable[Diagnostic]:
    """The findings, in any order: none if nothing in the file can matter."""
    if is_of_another_framework(source, tree):
        return ()
    file = File(path, settings.unit_tests, "" if project is None else project.place_of(path))
    lines = split_lines(source)
    words = _words(settings)
    reach = NOWHERE if project is None else project.reach(path, tree, words)
    tests = file.holds_tests(words.is_script(file.stem))
    parts = relevant_parts(tree, lines, file.stem, words, reach, unit_tests=tests)
    if parts is None:
        return ()
    if too_deep(tree):
        return (_not_checked(_TOO_DEEP),)
    look = _Look(file, words, settings, project, reach)
    if not look.finds_any(tree, lines, parts):
        return ()
    return look.found(tree, lines, parts)


class _Look(NamedTuple):
    """All that the analysis of a file depends on besides its text."""

    file: File
    words: Words
    settings: Settings
    project: Project | None
    reach: Reach

    def finds_any(self, tree: ast.Module, lines: list[str], parts: list[Part]) -> bool:
        """Whether there is anything to report: judged on the tree that is there already, before LibCST is needed."""
        from flake8_nograd.syntax.whole import outlook

        with self._findings(outlook(tree, lines, parts), _nothing) as (findings, _):
            return any(True for _ in findings)

    def found(self, tree: ast.Module, lines: list[str], parts: list[Part]) -> Iterator[Diagnostic]:
        """The findings with their places."""
        # LibCST and all that is made of its trees are loaded for the few files that get here.
        from flake8_nograd.syntax.source import Source, UnreadableError

        try:
            source = Source(tree, lines, parts)
        except UnreadableError as error:
            yield _not_checked(str(error))
            return
        with contextlib.closing(source), self._findings(source.program, source.text_of) as (findings, subject):
            for finding in findings:
                yield _diagnostic(finding, source, subject)

    @contextlib.contextmanager
    def _findings(self, program: Program, text_of: Callable[[int], str]) -> Iterator[tuple[Iterator[Finding], Subject]]:
        """What the rules find in a program, one by one, and the facts that they look at, which end with the block."""
        from flake8_nograd.analysis import judged
        from flake8_nograd.project.project import Neighbours
        from flake8_nograd.rules import RULES

        around = None if self.project is None else Neighbours(self.project, self.file.path, program)
        subject = judged(program, self.file, text_of, self.words, self.settings, around, self.reach)
        try:
            yield (finding for rule in RULES for finding in rule.find(subject)), subject
        finally:
            subject.facts.close()


def _nothing(_pos: int) -> str:
    """The text at a position where nobody reads it."""
    return ""


def _diagnostic(finding: Finding, source: Source, subject: Subject) -> Diagnostic:
    """A finding with its place in the text; what put it in that state may be in another file."""
    if finding.related is None:
        return Diagnostic(finding.code, finding.message, source.range_of(finding.pos))
    elsewhere = subject.facts.programs.path_at(finding.related)
    if elsewhere:
        message = finding.message.replace("{place}", f"in '{elsewhere}'")
        return Diagnostic(finding.code, message, source.range_of(finding.pos))
    place = source.range_of(finding.related)
    message = finding.message.replace("{place}", f"on line {place.line}")
    return Diagnostic(finding.code, message, source.range_of(finding.pos), Related(place, finding.related_text))


def _not_checked(reason: str) -> Diagnostic:
    return Diagnostic("NG000", f"the file was not checked: {reason}", Range(1, 0, 1, 0))
