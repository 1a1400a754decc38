"""Which functions of a file are kept for the parse: those that a verdict may begin with, and what these depend on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flake8_nograd.syntax.parts import (
    Part,
    builds_modules,
    keeps_values,
    leaves_more,
    speaks_of_guards,
    uses_gradients,
)

_SWITCHES_ITSELF = re.compile(r"\bself\.(?:eval|train)\(|\bself\.training\s*=[^=]")
_SETS = re.compile(r"^\s+self\.(\w+)(?:\s*:[^=\n]*)? = (?:(?:\w+\.)*[A-Z]\w*\(|[a-z_]\w*$)", re.M)
"""An attribute that gets what a class makes, or what a name stands for."""

_RUNS = re.compile(r"\bself\.(\w+)(?:\(|\.(?:eval|train|forward)\()")
_NOT_CALLED_BY_NAME = frozenset({"__init__", "__call__", "forward"})


class CallGraph:
    """Who may call whom, by name."""

    def __init__(self, parts: list[Part], outside: str) -> None:
        """`outside` is the text that stands in no function."""
        self._parts = parts
        self._trains = any(uses_gradients(part.text) for part in parts) or uses_gradients(outside)
        self._by_name: dict[str, list[Part]] = {}
        self._constructors: dict[str, list[Part]] = {}
        self._of_owner: dict[str, list[Part]] = {}
        plain = {part.owner for part in parts if part.name == "__init__" and not builds_modules(part.text)} - {""}
        self._plain = plain
        for part in parts:
            self._by_name.setdefault(part.name, []).append(part)
            self._of_owner.setdefault(part.owner, []).append(part)
            telling = part.name == "forward" and (part.owner in plain or uses_gradients(part.text))
            if part.owner and (part.name == "__init__" or telling):
                self._constructors.setdefault(part.owner, []).append(part)
        self._callees = {id(part): part.names & self._by_name.keys() - _NOT_CALLED_BY_NAME for part in parts}
        self._naming_owners: dict[str, list[Part]] = {}
        for part in parts:
            for name in part.names & self._of_owner.keys():
                self._naming_owners.setdefault(name, []).append(part)
        self._around: set[int] = set()
        self._setters: dict[str, dict[str, list[Part]]] = {}
        self._callers: dict[str, list[Part]] = {}
        for part in parts:
            for name in self._callees[id(part)]:
                self._callers.setdefault(name, []).append(part)

    def spread_runs(self) -> None:
        """What calls a function that may run a module may run it too."""
        pending = [part for part in self._parts if part.runs]
        while pending:
            for caller in self._callers.get(pending.pop().name, ()):
                if not caller.runs:
                    caller.runs = True
                    pending.append(caller)

    def keep(self, seeds: list[Part], from_outside: set[str], made_outside: Iterable[str]) -> None:
        """Hide all but the seeds, what calls them, and what they call as far as that can matter.

        `from_outside` are names that stand in no function and may be followed from there, `made_outside` those of
        classes whose objects functions may share.
        """
        kept: set[int] = set()
        pending = list(seeds)
        for name in made_outside:
            pending += self._constructors.get(name, ())
        for owner in self._plain.intersection(made_outside if from_outside else ()):
            pending += self._running_methods(owner)
        for name in from_outside:
            pending += self._worth_following(name)
        while pending:
            part = pending.pop()
            if id(part) in kept:
                continue
            kept.add(id(part))
            pending += self._constructors.get(part.owner, ())
            pending += self._after_switches(part)
            pending += self._made_with(part)
            pending += self._put_by_others(part)
            for name in part.names & (self._by_name.keys() | self._constructors.keys()):
                pending += self._worth_following(name)
            if (part.runs or part.switches) and part.name not in _NOT_CALLED_BY_NAME:
                pending += self._callers.get(part.name, ())
        for part in self._parts:
            part.hidden = id(part) not in kept
        for part in reversed(self._parts):
            part.hidden = part.hidden and all(inner.hidden for inner in part.inner)

    def _after_switches(self, part: Part) -> Iterator[Part]:
        """What a method switches, others of its class run; or those of an object that it is given to."""
        if part.switches:
            for owner in (part.names & self._plain) | ({part.owner} - {""}):
                yield from self._running_methods(owner)

    def _running_methods(self, owner: str) -> Iterator[Part]:
        return (method for method in self._of_owner[owner] if method.runs)

    def _made_with(self, part: Part) -> Iterator[Part]:
        """What makes an object that switches itself when it is made; a `forward` that may run one that is guarded."""
        if part.name == "__init__" and _SWITCHES_ITSELF.search(part.text):
            yield from (x for x in self._naming_owners.get(part.owner, ()) if x.runs)
        if part.name == "forward" and part.owner and (speaks_of_guards(part.text) or id(part) in self._around):
            makers = {x.owner for x in self._naming_owners.get(part.owner, ()) if x.name == "__init__"}
            for outer in (x for owner in makers for x in self._of_owner[owner] if x.name == "forward"):
                self._around.add(id(outer))
                yield outer

    def _put_by_others(self, part: Part) -> Iterator[Part]:
        """The methods that put into attributes what a method runs or switches."""
        setters = self._setters_of(part.owner) if part.owner else {}
        for name in set(_RUNS.findall(part.text)) & setters.keys() if setters else ():
            yield from setters[name]

    def _setters_of(self, owner: str) -> dict[str, list[Part]]:
        if owner not in self._setters:
            found = self._setters[owner] = {}
            for method in self._of_owner[owner]:
                for name in set(_SETS.findall(method.text)):
                    found.setdefault(name, []).append(method)
        return self._setters[owner]

    def _worth_following(self, name: str) -> Iterator[Part]:
        yield from self._constructors.get(name, ())
        if name not in _NOT_CALLED_BY_NAME:
            for part in self._by_name.get(name, ()):
                if part.runs or self._does_more(part):
                    yield part

    def _does_more(self, part: Part) -> bool:
        """Whether a function that runs no module can change what its callers do or know."""
        keeps = self._trains and keeps_values(part)
        return uses_gradients(part.text) or "load" in part.text or leaves_more(part) or keeps
