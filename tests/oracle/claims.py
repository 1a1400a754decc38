"""What the analysis claims of a program: its facts by line, and its diagnostics."""

from __future__ import annotations

import ast
import contextlib
import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unittest import mock

from flake8_nograd import analysis
from flake8_nograd.check import _Look, check
from flake8_nograd.diagnostic import Diagnostic
from flake8_nograd.flow.contexts import Contexts
from flake8_nograd.flow.facts import Activation, Backward, Facts, ForwardPass
from flake8_nograd.flow.graphs import ENTRY_GRAPH
from flake8_nograd.flow.state import Key
from flake8_nograd.flow.switch import Switch
from flake8_nograd.flow.values import ConstRef
from flake8_nograd.rules.subject import Subject
from flake8_nograd.settings import Settings
from flake8_nograd.syntax import source as source_module
from flake8_nograd.syntax.source import Source

from .write.program import Program

_SETTINGS = Settings()


@dataclass(frozen=True)
class Claim:
    """What one fact says of a line: `leaves` are the lines of the forward passes that it speaks of.

    It holds for runs with these `flags`, where the `conditions` (how many: of other names and their values) hold; the
    `setting` has those on words and truth values: name, value, whether it is that; also of the function's arguments.
    `used` and `frozen` as in the facts, with all callers seen. `entry_mode` and `entry_grad`: that depends on calls out
    of sight.
    """

    line: int
    leaves: frozenset[int]
    mode: Switch
    grad: Switch
    used: bool
    frozen: bool
    flags: tuple[tuple[str, bool], ...]
    conditions: int
    setting: tuple[tuple[str, object, bool], ...]
    carried: bool
    entry_mode: bool
    entry_grad: bool
    kind: str

    def holds_for(self, flags: dict[str, bool]) -> bool:
        """Whether the fact speaks of runs with these flags."""
        return all(flags.get(name, value) == value for name, value in self.flags)

    def speaks_of(self, setting: Mapping[str, object]) -> bool:
        """Whether it may be about a forward pass that runs while names hold these words and truth values."""
        return all((setting[name] == value) == equal for name, value, equal in self.setting if name in setting)


@dataclass(frozen=True)
class Claims:
    """All that the analysis says of a program."""

    claims: dict[int, list[Claim]]
    no_graph: dict[int, bool]
    diagnostics: list[Diagnostic]
    tree: ast.Module


def analyse(program: Program) -> Claims:
    """Check the program as a user would, and look at the facts that the verdicts rest on."""
    tree = ast.parse(program.source)
    taken: list[tuple[Source, Facts]] = []
    with _facts_taken(taken):
        diagnostics = check(program.source, program.path, _SETTINGS, tree)
        found = _Reader(*taken[0], program.flags) if taken else None
        if found is None:
            return Claims({}, {}, diagnostics, tree)
        return Claims(found.claims(), found.no_graph(), diagnostics, tree)


@contextlib.contextmanager
def _facts_taken(taken: list[tuple[Source, Facts]]) -> Iterator[None]:
    """Have every interpretation leave its facts, and the collector wait: the trees hold no garbage."""
    sources: list[Source] = []
    real_judged = analysis.judged

    def source(*args: Any) -> Source:
        sources.append(_OpenSource(*args))
        return sources[-1]

    def judged(*args: Any) -> Subject:
        subject = real_judged(*args)
        taken.append((sources[-1], subject.facts))
        return subject

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        with (
            mock.patch.object(source_module, "Source", source),
            mock.patch.object(analysis, "judged", judged),
            mock.patch.object(Facts, "close", return_value=None),
            mock.patch.object(_Look, "finds_any", return_value=True),  # The first look has no lines.
        ):
            yield
    finally:
        if was_enabled:
            gc.enable()


class _OpenSource(Source):
    """A source that keeps its tree: the claims are read after the check."""

    def close(self) -> None:
        pass


class _Reader:
    """Reads the facts of one program."""

    def __init__(self, source: Source, facts: Facts, flags: tuple[str, ...]) -> None:
        self._source, self._facts, self._flags = source, facts, flags
        self._contexts = Contexts(facts)
        self._lines: dict[int, int] = {}

    def claims(self) -> dict[int, list[Claim]]:
        """What is claimed of forward passes, by line."""
        found: dict[int, list[Claim]] = {}
        for activation in self._facts.activations:
            for forward in activation.forwards.values():
                claim = self._claim(forward)
                found.setdefault(claim.line, []).append(claim)
        return found

    def no_graph(self) -> dict[int, bool]:
        """For each line with a backward pass, whether it is claimed to find no graph."""
        found: dict[int, bool] = {}
        for activation in self._facts.activations:
            for back in activation.backwards.values():
                line = self._line(back.node.pos)
                found[line] = found.get(line, True) and self._finds_no_graph(back)
        return found

    def _finds_no_graph(self, back: Backward) -> bool:
        if back.graph == ENTRY_GRAPH:
            return self._contexts.grad_at_entry(back.activation).surely_off
        return back.graph >= 0

    def _is_called_in_sight(self, activation: Activation) -> bool:
        """Whether the module body or the runner enters the function, directly or not, and nothing else does."""
        pending, seen = [activation], {activation}
        while pending:
            current = pending.pop()
            is_entry = current.function is self._facts.program.main or current.function.name == "main"
            if not current.sites and not is_entry:
                return False
            for site in current.sites:
                if site.by_value:
                    return False
                if site.caller not in seen:
                    seen.add(site.caller)
                    pending.append(site.caller)
        return True

    def _line(self, pos: int) -> int:
        if pos not in self._lines:
            self._lines[pos] = self._source.range_of(pos).line
        return self._lines[pos]

    def _flag(self, key: Key, value: bool) -> Iterator[tuple[str, bool]]:
        """The switch of the command line that a condition is about, and what it is where the condition holds."""
        if key[0] in self._flags and key[1:] in ((), ("==", "bool:True"), ("==", "bool:False")):
            yield key[0], value != (key[-1] == "bool:False")

    @staticmethod
    def _word(key: Key, value: bool) -> Iterator[tuple[str, object, bool]]:
        """The name that a condition compares with a word or a truth value, and the outcome."""
        kind, _, text = key[-1].partition(":")
        if key[1:2] == ("==",) and kind in ("str", "bool"):
            yield key[0], text if kind == "str" else text == "True", value

    def _given(self, forward: ForwardPass) -> Iterator[tuple[str, object, bool]]:
        """The parameters that the function was interpreted for one value of, if the forward pass stands in it."""
        for name, literal in () if forward.inner else forward.activation.literals:
            if isinstance(literal, ConstRef) and isinstance(literal.value, (bool, str)):
                yield name, literal.value, True

    def _is_one_of_several(self, activation: Activation) -> bool:
        """Whether the function was interpreted for the values of some of its arguments."""
        group = self._contexts.activations_of(activation.function)
        return any(x.literals for x in group)

    def _claim(self, forward: ForwardPass) -> Claim:
        root = "no object" if forward.model is None else _KINDS.get(str(forward.model.root[0]), "object")
        unseen = not self._is_called_in_sight(forward.activation)
        flags = tuple(x for key, value in forward.assumed for x in self._flag(key, value))
        return Claim(
            self._line(forward.pos),
            frozenset(self._line(x.pos) for x in _leaves(forward)),
            self._contexts.mode(forward),
            self._contexts.grad(forward),
            _is_used(forward, self._contexts),
            all(self._contexts.freezing.is_frozen(x) for x in _leaves(forward)),
            flags,
            len(forward.assumed) - len(flags) + self._is_one_of_several(forward.activation),
            (*(x for key, value in forward.assumed for x in self._word(key, value)), *self._given(forward)),
            bool(forward.inner),
            forward.mode.entry and unseen,
            forward.grad.entry and unseen,
            f"part of {root}" if forward.model is not None and forward.model.path else root,
        )


_KINDS = {"new": "a model built here", "param": "a parameter", "self": "self", "name": "a variable of another scope"}


def _leaves(forward: ForwardPass) -> Iterator[ForwardPass]:
    pending, seen = [forward], {forward}
    while pending:
        current = pending.pop()
        if not current.inner:
            yield current
        for inner in current.inner:
            if inner not in seen:
                seen.add(inner)
                pending.append(inner)


def _is_used(forward: ForwardPass, contexts: Contexts) -> bool:
    """Whether a gradient flows back through the result, here or in a function that the result is returned to."""
    seen: set[ForwardPass] = set()
    pending = [forward]
    while pending:
        current = pending.pop()
        if current.used or current.wants_grad:
            return True
        if current not in seen:
            seen.add(current)
            pending += contexts.lifted.get(current, ())
    return False
