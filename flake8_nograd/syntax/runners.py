"""Which names a text calls, and whether one of them may be a module.

Every search runs on the text backwards: from the parenthesis of a call to the name before it. So it begins at a rare
character, where a search for the name would begin anew at each name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection


def _backwards(words: str) -> str:
    """An expression for the words, separated by spaces, on a text backwards."""
    return "|".join(word[::-1] for word in words.split())


_CALLED = re.compile(r"\(\s*(\w+)")
_DECORATOR = re.compile(r"@[\w.]*?(\w+)\s*$", re.MULTILINE)
_CALLED_ITEM = re.compile(r"\(\s*\][^\]\n]*\[(\w+)")
_HOLDERS = (
    re.compile(rf"{_backwards('Module')}(?<!\w{_backwards('Module')})[\"'\w.\[]* : ?(\w+)"),
    re.compile(rf"\(\w+(?:\.\w+)*(?: {_backwards('await')})? ?= ?(\w+)"),
    re.compile(rf"\((?:{_backwards('parameters cuda to load_state_dict eval train')})\.(\w+)"),
)
"""`name: nn.Module`, `name = make(...)`, `name.to(...)`."""
_ALIAS = re.compile(r" = (?:\w+\.)*(\w+)[ \t\r]*(?:#.*)?$", re.MULTILINE)
"""`name = other`, `name = self.other.forward`."""


def called_names(text: str) -> frozenset[str]:
    """The last names of what the text calls or decorates with."""
    return frozenset((*(name[::-1] for name in _CALLED.findall(text[::-1])), *_DECORATOR.findall(text)))


class Runners:
    """Tells whether a text calls something that may be a module."""

    def __init__(self, source: str, is_module_name: Callable[[str], bool]) -> None:
        """Learn from the whole file which names hold what was built, annotated or moved like a module."""
        self._is_module_name = is_module_name
        reverse = source[::-1]
        self._known: dict[str, bool] = {name[::-1]: True for holder in _HOLDERS for name in holder.findall(reverse)}
        self._known["self"] = True
        self._aliases = _aliases(source)

    def may_run(self, text: str, parameters: Collection[str] = ()) -> bool:
        """Whether something in the text may be a forward pass: one of the parameters of a function is called, say."""
        if ")(" in text:  # What a call gives is called.
            return True
        reverse = text[::-1]
        called = set(_CALLED.findall(reverse))
        if "](" in text:
            called.update(_CALLED_ITEM.findall(reverse))
        return any(self._is_runner(name[::-1]) or name[::-1] in parameters for name in called)

    def _is_runner(self, name: str) -> bool:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._is_module_name(name)
        held = () if known else self._aliases.pop(name, ())
        if any(map(self._is_runner, held)):
            known = self._known[name] = True
        return known


def _aliases(source: str) -> dict[str, list[str]]:
    """For each name that is bound to another, or to an attribute, the last names of these."""
    found: dict[str, list[str]] = {}
    for match in _ALIAS.finditer(source):
        name = source[source.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        if name.isidentifier():
            found.setdefault(name, []).append(match[1])
    return found
