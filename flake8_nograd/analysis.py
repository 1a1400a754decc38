"""From the program of a file to its judged facts, with as much of the project as they depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from flake8_nograd.flow.interpreter import interpret
from flake8_nograd.flow.project import ALONE, CallingFiles, Library
from flake8_nograd.flow.words import Words
from flake8_nograd.rules.file import File
from flake8_nograd.rules.open_ends import open_ends
from flake8_nograd.rules.subject import Subject
from flake8_nograd.rules.undecided import is_undecided
from flake8_nograd.rules.unseen_methods import unseen_methods
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.outline import NOWHERE, Reach
from flake8_nograd.syntax.program import Function, Program
from flake8_nograd.torch_facts import modules

MOST_ASKED = 4
"""Methods of unseen classes that are looked for in other files."""

MOST_ROUNDS = 3
"""Callers of callers of callers in other files that are looked at."""


class Around(Library, Protocol):
    """What the analysis asks of the project around a file."""

    def definers_of(self, name: str) -> list[Program]:
        """Other files whose classes have methods of that name that may run modules, if none guards itself."""

    def callers_of(self, function: Function, name: str, owners: Iterable[str]) -> CallingFiles:
        """Other files that may call the function by `name`; `owners` are the classes that have it as a method."""


def judged(
    program: Program,
    file: File,
    text_of: Callable[[int], str],
    words: Words,
    settings: Settings,
    around: Around | None,
    reach: Reach = NOWHERE,
) -> Subject:
    """The facts of a file, ready for the rules to ask.

    Other files are looked at for two reasons: where names that the file calls lead to, and, if there is something to
    report, who calls the functions that it stands in. `reach` are the names by which the file may call, in others,
    what switches something or runs a module.
    """
    alone = ALONE if around is None else replace(ALONE, folders=frozenset(file.parts[:-1]))
    subject = Subject(interpret(program, words, settings.guards, alone), file, text_of)
    if around is None:
        return subject
    definers = _definers(subject, around)
    if not definers and not is_undecided(subject, reach):
        return subject
    subject.facts.close()
    surroundings = replace(alone, library=around, definers=definers)
    subject = Subject(interpret(program, words, settings.guards, surroundings), file, text_of)
    sought: dict[int, Function] = {}
    callers: dict[int, Program] = {}
    unsure: set[int] = set()
    for _ in range(MOST_ROUNDS):
        ends = [end.function for end in open_ends(subject) if end.function.pos not in sought]
        calling = {function.pos: _callers(subject, function, around) for function in ends}
        found = [program for files in calling.values() for program in files.programs]
        elsewhere = [function for function in ends if not subject.facts.programs.is_own(function)]
        unsure.update(pos for pos, files in calling.items() if not files.complete)
        if not found and not elsewhere and unsure.isdisjoint(calling):  # Of the file itself, all callers are known.
            break
        sought.update((function.pos, function) for function in ends)
        found += [subject.facts.programs.of(function) for function in ends]
        callers.update((caller.main.pos, caller) for caller in found)
        subject.facts.close()
        seen = replace(surroundings, callers=list(callers.values()), sought=_by_name(sought), unsure=unsure)
        subject = Subject(interpret(program, words, settings.guards, seen), file, text_of)
    return subject


def _definers(subject: Subject, around: Around) -> dict[str, list[Program]]:
    """Files that define the methods that nothing in sight does, by the names of these."""
    found = {name: around.definers_of(name) for name in unseen_methods(subject)[:MOST_ASKED]}
    return {name: programs for name, programs in found.items() if programs}


def _callers(subject: Subject, function: Function, around: Around) -> CallingFiles:
    """Files that may call a function: first those of its class's bases, which call what their subclasses define."""
    owner = function.owner
    bases = [] if owner is None else subject.facts.classes.mro(owner)[1:]
    above = [subject.facts.programs.program_at(klass.pos) for klass in bases]
    found = around.callers_of(function, _called_as(function), _owners(subject, function))
    return found._replace(programs=[*above, *found.programs])


def _owners(subject: Subject, function: Function) -> set[str]:
    """The names of the class that owns the method, and of its bases wherever they are."""
    if function.owner is None:
        return set()
    classes = subject.facts.classes
    return {x.name for x in classes.mro(function.owner)} | {
        name.rpartition(".")[2] for name in classes.foreign(function.owner) if name not in modules.MODULE_BASES
    }


def _called_as(function: Function) -> str:
    """The name by which a function is called: a constructor by that of its class."""
    return function.owner.name if function.owner is not None and function.name == "__init__" else function.name


def _by_name(functions: dict[int, Function]) -> dict[str, list[Function]]:
    found: dict[str, list[Function]] = {}
    for function in functions.values():
        found.setdefault(_called_as(function), []).append(function)
    return found
