"""The objects that a value holds."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.values import ItemsRef, Obj, StreamRef, Value


def held(value: Value) -> Iterator[Obj]:
    """The objects in a value, also inside displays."""
    for ref in value.refs:
        if isinstance(ref, Obj):
            yield ref
        elif isinstance(ref, ItemsRef):
            for item in ref.items:
                yield from held(item)


def held_by(value: Value) -> Iterator[Obj]:
    """The objects in a value, also in what it yields."""
    for ref in value.refs:
        if isinstance(ref, StreamRef):
            yield from held_by(ref.element)
    yield from held(value)
