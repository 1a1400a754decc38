"""Which function bodies no lowering looks at: those that cannot matter, where they can be cut out by lines."""

from __future__ import annotations

from collections.abc import Sequence

from flake8_nograd.syntax.parts import Part

OPAQUE = "__nograd_opaque__"
"""Stands for a function body that was left out."""


def left_out(parts: Sequence[Part], lines: list[str]) -> list[Part]:
    """The hidden parts whose bodies have lines of their own, without those inside others, in source order."""
    return [part for part in _outermost(parts) if _stands_alone(part, lines)]


def _outermost(parts: Sequence[Part]) -> list[Part]:
    """The hidden parts that are in no other hidden part, in source order."""
    found: list[Part] = []
    for part in sorted((x for x in parts if x.hidden), key=lambda x: x.first):
        if not found or part.first > found[-1].last:
            found.append(part)
    return found


def _stands_alone(part: Part, lines: list[str]) -> bool:
    """Whether the body has lines of its own, unlike that of `def f(): pass`."""
    first = lines[part.first - 1]
    if getattr(part.node.body[0], "decorator_list", None):
        return first.lstrip(" \t\f").startswith("@")
    return not first.encode()[: part.node.body[0].col_offset].strip() and part.node.lineno < part.first
