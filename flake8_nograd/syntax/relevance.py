"""What of a file can matter, decided on text and on flake8's own `ast` tree, before LibCST is even imported.

Most files end here. Of the others, the bodies of functions that can neither hold a finding nor change one are left
out of what LibCST parses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from flake8_nograd.syntax.outline import NOWHERE, Reach
from flake8_nograd.syntax.parts import (
    IDENTIFIER,
    Part,
    builds_modules,
    detaches,
    guard_words,
    keeps_values,
    leaves_more,
    parts_of,
    picks_data,
    switches,
    text_outside,
    uses_gradients,
)
from flake8_nograd.syntax.runners import Runners, called_names
from flake8_nograd.torch_facts import frameworks


class NameQuestions(Protocol):
    """What relevance asks of names; `flow.words.Words` answers."""

    def is_inference_function(self, name: str) -> bool: ...
    def is_script(self, stem: str) -> bool: ...
    def data_tag(self, name: str) -> str | None: ...
    def may_be_called_as_module(self, name: str) -> bool: ...


_ROOTS = "|".join(sorted(frameworks.TORCH_ROOTS))
_CLASS_LINE = re.compile(r"^[ \t]*class\b.*", re.MULTILINE)
_GAP = r"(?:[ \t]|\\\r?\n)"
_IMPORT = re.compile(
    rf"(?:^|;|^[ \t]*(?:try|else|finally):)[ \t\f]*"
    rf"(?:from{_GAP}+|import{_GAP}+(?:[\w.]+(?:{_GAP}+as{_GAP}+\w+)?{_GAP}*,{_GAP}*)*)(?:{_ROOTS})\b",
    re.MULTILINE,
)


def imports_torch(source: str) -> bool:
    """Whether the file imports PyTorch or a library on top of it."""
    return any(root in source for root in frameworks.TORCH_ROOTS) and bool(_IMPORT.search(source))


def relevant_parts(
    tree: ast.Module,
    lines: list[str],
    stem: str,
    words: NameQuestions,
    reach: Reach = NOWHERE,
    *,
    unit_tests: bool = False,
) -> list[Part] | None:
    """The functions of the file, those that cannot matter marked `hidden`; None if the whole file cannot matter.

    `lines` are those of the source, `stem` is the file's name without its ending, `reach` what it calls in other files.
    `unit_tests`: its functions named `test...` are unit tests, in which a forward pass is never reported.
    """
    source = "".join(lines)
    is_script = words.is_script(stem) and not unit_tests
    if not is_script and not _may_matter(source, words, reach):
        return None
    parts = parts_of(tree, lines)
    outside = text_outside(lines, parts)
    names_outside = set(IDENTIFIER.findall(outside))
    eval_data = _eval_data(names_outside.union(*(part.names for part in parts)), words)
    runners = Runners(source, words.may_be_called_as_module)
    for part in parts:
        part.runs = runners.may_run(part.text, part.parameters) or not reach.running.isdisjoint(part.names)
    graph = _Graph(parts, outside)
    graph.spread_runs()
    guards = guard_words(source)
    tests = _unit_tests(parts) if unit_tests else set()

    def is_seed(part: Part) -> bool:
        if switches(part.text, guards):
            return True
        if not part.runs:
            return False
        if not reach.switching.isdisjoint(part.names) or (part.owner and part.name in reach.hooks):
            return True
        if uses_gradients(part.text) and not reach.shielding.isdisjoint(part.names):
            return True
        return id(part) not in tests and _is_seed(part, eval_data, words)

    seeds = [part for part in parts if is_seed(part)]
    top = switches(outside, guards) or (
        (runners.may_run(outside) or not reach.running.isdisjoint(names_outside))
        and (
            picks_data(outside)
            or is_script
            or not eval_data.isdisjoint(names_outside)
            or not reach.switching.isdisjoint(names_outside)
        )
    )
    script = is_script and any(part.runs for part in parts)
    if not seeds and not top and not script:
        return None
    graph.keep(seeds, names_outside if top or script else set(), called_names(_CLASS_LINE.sub("", outside)))
    return parts


def _may_matter(source: str, words: NameQuestions, reach: Reach) -> bool:
    """A first look at the whole text, which ends most files."""
    if switches(source) or detaches(source) or picks_data(source):
        return True
    found = set(IDENTIFIER.findall(source))
    return (
        any(words.is_inference_function(name) for name in found)
        or not frameworks.HOOKS_UNGUARDED.isdisjoint(found)
        or bool(_eval_data(found, words))
        or not reach.switching.isdisjoint(found)
        or not reach.hooks.isdisjoint(found)
        or (uses_gradients(source) and not reach.shielding.isdisjoint(found))
    )


def _eval_data(found: Iterable[str], words: NameQuestions) -> set[str]:
    """Those of the names that say that they hold data for evaluation."""
    return {name for name in found if words.data_tag(name) == "eval_data"}


def _unit_tests(parts: list[Part]) -> set[int]:
    """The ids of unit tests, and of the functions that are defined in them."""
    outer = {id(inner): part for part in parts for inner in part.inner if not inner.owner}
    found: set[int] = set()
    for part in parts:
        around = outer.get(id(part))
        if part.name.startswith("test") if around is None else id(around) in found:
            found.add(id(part))
    return found


def _is_seed(part: Part, eval_data: set[str], words: NameQuestions) -> bool:
    """Whether a function that may run a module may be an inference block."""
    return (
        words.is_inference_function(part.name)
        or part.name in frameworks.HOOKS_UNGUARDED
        or detaches(part.text)
        or picks_data(part.text)
        or ("for " in part.text and not eval_data.isdisjoint(part.names))
    )


_NOT_CALLED_BY_NAME = frozenset({"__init__", "__call__", "forward"})


class _Graph:
    """Who may call whom, by name."""

    def __init__(self, parts: list[Part], outside: str) -> None:
        """`outside` is the text that stands in no function."""
        self._parts = parts
        self._trains = any(uses_gradients(part.text) for part in parts) or uses_gradients(outside)
        self._by_name: dict[str, list[Part]] = {}
        self._constructors: dict[str, list[Part]] = {}
        self._of_owner: dict[str, list[Part]] = {}
        plain = {part.owner for part in parts if part.name == "__init__" and not builds_modules(part.text)}
        for part in parts:
            self._by_name.setdefault(part.name, []).append(part)
            self._of_owner.setdefault(part.owner, []).append(part)
            telling = part.name == "forward" and (part.owner in plain or uses_gradients(part.text))
            if part.owner and (part.name == "__init__" or telling):
                self._constructors.setdefault(part.owner, []).append(part)
        self._callees = {id(part): part.names & self._by_name.keys() - _NOT_CALLED_BY_NAME for part in parts}
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
        for name in from_outside:
            pending += self._worth_following(name)
        while pending:
            part = pending.pop()
            if id(part) in kept:
                continue
            kept.add(id(part))
            pending += self._constructors.get(part.owner, ())
            if part.owner and part.switches:  # What one method switches, another runs.
                pending += [sibling for sibling in self._of_owner[part.owner] if sibling.runs]
            for name in part.names & (self._by_name.keys() | self._constructors.keys()):
                pending += self._worth_following(name)
            if (part.runs or part.switches) and part.name not in _NOT_CALLED_BY_NAME:
                pending += self._callers.get(part.name, ())
        for part in self._parts:
            part.hidden = id(part) not in kept
        for part in reversed(self._parts):
            part.hidden = part.hidden and all(inner.hidden for inner in part.inner)

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
