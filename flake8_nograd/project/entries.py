"""Outlines as JSON and back. An entry of the cache may hold anything: only the right shape is taken."""

from __future__ import annotations

from flake8_nograd.syntax.outline import Outline, Reach

_REACHES = 3
"""Fields of `Reach` that a file's own functions have: the others are those of what it imports."""


def entry_of_outline(outline: Outline) -> dict[str, object]:
    """All that an outline says; a set of names is one text, which is read many times faster than a list."""
    return {
        "imports": outline.imports,
        "stars": outline.stars,
        "own": [" ".join(names) for names in outline.own[:_REACHES]],
        "calls": [[" ".join(callers), " ".join(called)] for callers, called in outline.calls],
        "methods": {owner: " ".join(names) for owner, names in outline.methods.items()},
        "hooks": {owner: " ".join(names) for owner, names in outline.hooks.items()},
        "bases": {owner: " ".join(names) for owner, names in outline.bases.items()},
    }


def outline_in(entry: object) -> Outline | None:
    """The outline that an entry holds; None if it is of another shape."""
    try:
        found = _table(entry)
        switching, running, shielding = (frozenset(_names(names)) for names in _list(found["own"]))
        return Outline(
            {local: _text(name) for local, name in _table(found["imports"]).items()},
            [_text(module) for module in _list(found["stars"])],
            Reach(switching, running, shielding),
            [
                (tuple(_names(callers)), frozenset(_names(called)))
                for callers, called in map(_list, _list(found["calls"]))
            ],
            {owner: set(_names(names)) for owner, names in _table(found["methods"]).items()},
            {owner: set(_names(names)) for owner, names in _table(found["hooks"]).items()},
            {owner: frozenset(_names(names)) for owner, names in _table(found["bases"]).items()},
        )
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _names(value: object) -> list[str]:
    return _text(value).split()


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _table(value: object) -> dict[str, object]:
    """A table; those that come from JSON have texts as keys."""
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
