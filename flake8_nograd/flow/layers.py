"""A mapping that is a value: a small layer over a large one.

A copy with one more entry copies the small layer only, and a join of two that share the large one looks only at what
differs. So the work for a statement does not grow with the number of names in its function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")

LEAST_FOLDED = 16
"""Entries of the small layer below which it is not folded into the large one."""


class Layers(Mapping[K, V]):
    """Holds no None. Its layers are never changed."""

    __slots__ = ("base", "top")

    def __init__(self, base: dict[K, V], top: dict[K, V]) -> None:
        """A small layer that has grown to the root of the large one is folded into it."""
        size = len(top)
        if size >= LEAST_FOLDED and size * size >= len(base):
            base, top = {**base, **top}, {}
        self.base, self.top = base, top

    @classmethod
    def of(cls, mapping: Mapping[K, V]) -> Layers[K, V]:
        """The mapping itself, or one with its entries."""
        return mapping if isinstance(mapping, Layers) else cls({}, dict(mapping))

    def get(self, key: K, default: Any = None) -> Any:
        found = self.top.get(key)
        return self.base.get(key, default) if found is None else found

    def __getitem__(self, key: K) -> V:
        return self.top[key] if key in self.top else self.base[key]

    def __contains__(self, key: object) -> bool:
        return key in self.top or key in self.base

    def __iter__(self) -> Iterator[K]:
        return iter(self.whole())

    def __len__(self) -> int:
        return len(self.whole())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Layers):
            return self is other or (self.base is other.base and self.top == other.top) or self.whole() == other.whole()
        return self.whole() == other

    # Equal layers may be built differently; mypy wants a method here, Python takes None for "has no hash".
    __hash__ = None  # type: ignore[assignment]

    def whole(self) -> dict[K, V]:
        """All entries as one dict."""
        return {**self.base, **self.top}

    def with_entry(self, key: K, value: V) -> Layers[K, V]:
        """A copy with one entry more, or another."""
        return Layers(self.base, {**self.top, key: value})

    def without(self, key: K) -> Layers[K, V]:
        """A copy without this entry; on the same large layer, if that does not have it."""
        if key in self.base:
            return Layers({k: v for k, v in self.whole().items() if k != key}, {})
        return Layers(self.base, {k: v for k, v in self.top.items() if k != key})

    def joined(self, other: Layers[K, V], join: Callable[[V, V], V]) -> Layers[K, V]:
        """The entries of both; those that differ are joined. It is this very mapping if it has them all."""
        if self is other:
            return self
        changed: dict[K, V] = {}
        for key, value in (other.top if self.base is other.base else other.whole()).items():
            mine = self.get(key)
            if mine is not value:
                changed[key] = value if mine is None else join(mine, value)
        if self.base is other.base:
            for key, value in self.top.items():
                theirs = self.base.get(key) if key not in other.top else None
                if theirs is not None and theirs is not value:
                    changed[key] = join(value, theirs)
        changed = {key: value for key, value in changed.items() if self.get(key) is not value}
        return Layers(self.base, {**self.top, **changed}) if changed else self
