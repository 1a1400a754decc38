"""What of a file can matter, decided on text and on flake8's own `ast` tree, before LibCST is even imported.

Most files end here. Of the others, the bodies of functions that can neither hold a finding nor change one are left out of
what LibCST parses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from flake8_nograd.torch_facts import frameworks


class NameQuestions(Protocol):
    """What relevance asks of names; `flow.words.Words` answers."""

    def is_inference_function(self, name: str) -> bool: ...
    def is_script(self, stem: str) -> bool: ...
    def data_tag(self, name: str) -> str | None: ...


_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_ROOTS = "|".join(sorted(frameworks.TORCH_ROOTS))
_IMPORT = re.compile(rf"^[ \t\f]*(?:from[ \t]+|import[ \t]+(?:[\w.]+[ \t]*,[ \t]*)*)(?:{_ROOTS})\b", re.MULTILINE)
_INLINE_IMPORT = re.compile(rf";[ \t]*(?:from|import)[ \t]+(?:{_ROOTS})\b")
_SWITCH = re.compile(
    r"\.\s*(?:eval|train)\b|\bno_grad\b|\binference_mode\b|\bset_grad_enabled\b|\benable_grad\b|\bvolatile\b|\bset_mode\b"
)
_DATA = re.compile(r"""\btrain\s*=\s*False\b|["'](?:test|val|valid|validation|dev|eval|evaluation)["']""")
_DETACH = re.compile(r"\.\s*(?:detach|numpy)\s*\(")


@dataclass(slots=True)
class Part:
    """A function of the file: its node, the lines of its body, and the names that its text holds.

    `hidden` is set when its body is left out of the parse.
    """

    node: ast.FunctionDef | ast.AsyncFunctionDef
    owner: str
    first: int
    last: int
    names: frozenset[str]
    switches: bool
    detaches: bool
    picks_data: bool
    hidden: bool = False
    inner: list[Part] = field(default_factory=list)


def imports_torch(source: str) -> bool:
    """Whether the file imports PyTorch or a library on top of it."""
    return "import" in source and bool(_IMPORT.search(source) or _INLINE_IMPORT.search(source))


def relevant_parts(tree: ast.Module, lines: list[str], stem: str, words: NameQuestions) -> list[Part] | None:
    """The functions of the file, those that cannot matter marked `hidden`; None if the whole file cannot matter.

    `lines` are those of the source, `stem` is the file's name without its ending.
    """
    parts = list(_parts(tree, lines))
    outside = _outside(lines, parts)
    top = bool(_SWITCH.search(outside) or _DATA.search(outside)) or words.is_script(stem) or _names_data(_IDENTIFIER.findall(outside), words)
    seeds = [part for part in parts if _is_seed(part, words)]
    if not seeds and not top:
        return None
    wanted = _connected(seeds, parts, set(_IDENTIFIER.findall(outside)) if top else set())
    for part in parts:
        part.hidden = id(part) not in wanted
    _keep_around(parts)
    return parts


def _parts(tree: ast.Module, lines: list[str]) -> Iterator[Part]:
    """All functions, outer ones first."""
    pending: list[tuple[ast.AST, str, Part | None]] = [(tree, "", None)]
    while pending:
        node, owner, outer = pending.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            part = _part(node, owner, lines)
            if outer is not None:
                outer.inner.append(part)
            yield part
            owner, outer = "", part
        elif isinstance(node, ast.ClassDef):
            owner = node.name
        pending.extend((child, owner, outer) for child in _statements_in(node))


def _statements_in(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        value = getattr(node, name, None)
        if isinstance(value, list):
            yield from value


def _part(node: ast.FunctionDef | ast.AsyncFunctionDef, owner: str, lines: list[str]) -> Part:
    first = min([node.body[0].lineno, *(x.lineno for x in getattr(node.body[0], "decorator_list", []))])
    last = node.end_lineno or first
    header = min([node.lineno, *(x.lineno for x in node.decorator_list)])
    text = "\n".join(lines[header - 1 : last])
    names = frozenset(_IDENTIFIER.findall(text))
    return Part(node, owner, first, last, names, bool(_SWITCH.search(text)), bool(_DETACH.search(text)), bool(_DATA.search(text)))


def _outside(lines: list[str], parts: Iterable[Part]) -> str:
    """The text that stands in no function body."""
    kept = list(lines)
    for part in parts:
        kept[part.first - 1 : part.last] = [""] * (part.last - part.first + 1)
    return "\n".join(kept)


def _is_seed(part: Part, words: NameQuestions) -> bool:
    if part.switches or part.detaches or part.picks_data or words.is_inference_function(part.node.name):
        return True
    return part.node.name in frameworks.HOOKS_UNGUARDED or _names_data(part.names, words)


def _names_data(found: Iterable[str], words: NameQuestions) -> bool:
    return any(words.data_tag(name) == "eval_data" for name in found)


_NOT_CALLED_BY_NAME = frozenset({"__init__", "__call__", "forward"})


def _connected(seeds: list[Part], parts: list[Part], from_outside: set[str]) -> set[int]:
    """The seeds, and whatever calls them or is called by them, by name."""
    by_name: dict[str, list[Part]] = {}
    by_owner: dict[str, list[Part]] = {}
    for part in parts:
        by_name.setdefault(part.node.name, []).append(part)
        if part.owner:
            by_owner.setdefault(part.owner, []).append(part)
    wanted: set[int] = set()
    pending = list(seeds)
    names = from_outside & (by_name.keys() | by_owner.keys())
    seen: set[str] = set()
    callers_of: set[str] = set()
    while pending or names:
        while pending:
            part = pending.pop()
            if id(part) in wanted:
                continue
            wanted.add(id(part))
            names |= part.names & by_name.keys()
            names |= {name for name in part.names & by_owner.keys()}
            if part.owner:
                names.add(part.owner)
            if part.node.name not in _NOT_CALLED_BY_NAME:
                callers_of.add(part.node.name)
        for name in names - seen:
            seen.add(name)
            if name not in _NOT_CALLED_BY_NAME:
                pending += by_name.get(name, [])
            pending += [part for part in by_owner.get(name, []) if part.node.name == "__init__"]
        names.clear()
        if callers_of:
            pending += [part for part in parts if id(part) not in wanted and not callers_of.isdisjoint(part.names)]
            callers_of.clear()
    return wanted


def _keep_around(parts: list[Part]) -> None:
    """A function that stays keeps the function around it."""
    for part in reversed(parts):
        if part.hidden and any(not inner.hidden for inner in part.inner):
            part.hidden = False
