"""What of a file can matter, decided on text and on flake8's own `ast` tree, before LibCST is even imported.

Most files end here. Of the others, the bodies of functions that can neither hold a finding nor change one are left
out of what LibCST parses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import Protocol

from flake8_nograd.syntax.call_graph import CallGraph
from flake8_nograd.syntax.outline import NOWHERE, Reach, imports_of
from flake8_nograd.syntax.parts import (
    IDENTIFIER,
    Part,
    detaches,
    guard_words,
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


_CLASS_LINE = re.compile(r"^[ \t]*class\b.*", re.MULTILINE)


def is_of_another_framework(source: str, tree: ast.Module) -> bool:
    """Whether the models of the file are those of another framework: of PyTorch it imports only what makes data."""
    if not any(root in source for root in frameworks.OTHER_FRAMEWORKS):
        return False
    names = set(imports_of(tree).imports.values())
    if frameworks.OTHER_FRAMEWORKS.isdisjoint(name.partition(".")[0] for name in names):
        return False
    of_torch = [name for name in names if name.partition(".")[0] in frameworks.TORCH_ROOTS]
    return all(name.startswith(frameworks.DATA_ONLY) for name in of_torch)


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
    beginnings = _Beginnings(source, parts, outside, words, reach)
    graph = CallGraph(parts, outside)
    graph.spread_runs()
    seeds = beginnings.seeds(unit_tests=unit_tests)
    whole = beginnings.is_outside(is_script=is_script)
    if not seeds and not whole:
        return None
    graph.keep(seeds, beginnings.names_outside if whole else set(), called_names(_CLASS_LINE.sub("", outside)))
    return parts


class _Beginnings:
    """Where in a file a verdict may begin: in which functions, and whether outside of them."""

    def __init__(self, source: str, parts: list[Part], outside: str, words: NameQuestions, reach: Reach) -> None:
        """`outside` is the text that stands in no function. Notes which parts may run a module by themselves."""
        self._parts, self._outside, self._words, self._reach = parts, outside, words, reach
        self.names_outside = set(IDENTIFIER.findall(outside))
        self._eval_data = _eval_data(self.names_outside.union(*(part.names for part in parts)), words)
        self._guards = guard_words(source)
        runners = Runners(source, words.may_be_called_as_module)
        for part in parts:
            part.runs = runners.may_run(part.text, part.parameters) or not reach.running.isdisjoint(part.names)
        self._runs_outside = runners.may_run(outside) or not reach.running.isdisjoint(self.names_outside)

    def seeds(self, *, unit_tests: bool) -> list[Part]:
        """The functions that may hold a finding. Those that are `unit_tests` hold none that depends on a name."""
        tests = _unit_tests(self._parts) if unit_tests else set()
        return [
            x for x in self._parts if self._switches(x) or (x.runs and id(x) not in tests and self._is_inference(x))
        ]

    def _switches(self, part: Part) -> bool:
        """Whether the function switches something, itself or by a function of another file."""
        if switches(part.text, self._guards):
            return True
        reach = self._reach
        if part.runs and (not reach.switching.isdisjoint(part.names) or (part.owner and part.name in reach.hooks)):
            return True
        return part.runs and uses_gradients(part.text) and not reach.shielding.isdisjoint(part.names)

    def _is_inference(self, part: Part) -> bool:
        """Whether a function that may run a module may be an inference block."""
        return (
            self._words.is_inference_function(part.name)
            or part.name in frameworks.HOOKS_UNGUARDED
            or detaches(part.text)
            or picks_data(part.text)
            or ("for " in part.text and not self._eval_data.isdisjoint(part.names))
        )

    def is_outside(self, *, is_script: bool) -> bool:
        """Whether the module body may hold a finding, or lead to one."""
        if switches(self._outside, self._guards) or (is_script and any(part.runs for part in self._parts)):
            return True
        return self._runs_outside and (
            is_script
            or picks_data(self._outside)
            or not self._eval_data.isdisjoint(self.names_outside)
            or not self._reach.switching.isdisjoint(self.names_outside)
        )


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
