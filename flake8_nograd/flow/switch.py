"""A three-valued switch with a memory: whether it is on, off or unknown, and which line set it.

Both things that the interpreter follows are such switches: autograd's recording (on: gradients are recorded) and the
mode of a module (on: train mode, off: eval mode).

Recording has one more rule: inference mode stops it whatever is switched on inside. Only `inference_mode(False)` ends
that.
"""

from __future__ import annotations

from typing import NamedTuple

NEVER = -1
"""No place in the source sets it so."""

PARTLY = -2
"""Some paths, not all."""

BY_DEFAULT = 0
"""The position of what is so from the start: the module body's own."""


MOST_OTHERS = 3
"""Positions that switch it off which are kept beside the first."""


class Switch(NamedTuple):
    """What a switch may be at a point of the program, joined over all paths that lead there.

    `on` and `off` are positions (`Node.pos`) of what set it so, or `NEVER`. `unknown`: some path sets it to a value
    that the analysis cannot tell. `entry`: on some path it still is what it was when the function was entered.

    `sealed`: the position of the inference mode around it, or `PARTLY`. `inherits`: it was set inside the function, and
    an inference mode in which the function was entered is around it still.

    `others`: a few more positions after `off` that set it so.
    """

    on: int = NEVER
    off: int = NEVER
    unknown: bool = False
    entry: bool = False
    sealed: int = NEVER
    inherits: bool = False
    others: tuple[int, ...] = ()

    def join(self, other: Switch) -> Switch:
        """What holds if either may hold."""
        if self == other or other == NOWHERE:
            return self
        if self == NOWHERE:
            return other
        off = _earlier(self.off, other.off)
        return Switch(
            _earlier(self.on, other.on),
            off,
            self.unknown or other.unknown,
            self.entry or other.entry,
            self.sealed if self.sealed == other.sealed else _either(self.sealed, other.sealed),
            self.inherits or other.inherits,
            _few(self, other, off),
        )

    def after(self, before: Switch) -> Switch:
        """This switch as a function leaves it, when the function was entered with `before`."""
        own = self._inside(before) if self.inherits else self
        return own.without_entry().join(before) if own.entry else own

    def _inside(self, before: Switch) -> Switch:
        """This switch in a function that was entered with `before`, which may be an inference mode."""
        if before.sealed == NEVER:
            return self._replace(inherits=before.entry or before.inherits)
        if self.on == NEVER and not self.unknown:
            return self._replace(sealed=before.sealed, inherits=False)
        if before.sealed == PARTLY:
            return self._replace(unknown=True, sealed=PARTLY, inherits=False)
        off = before.sealed if self.off == NEVER else self.off
        return self._replace(on=NEVER, off=off, unknown=False, sealed=before.sealed, inherits=False)

    def switched(self, to: bool, pos: int) -> Switch:
        """Recording after it is switched at `pos`, from this."""
        inherits = self.entry or self.inherits
        if not to or self.sealed == NEVER:
            where = Switch(on=pos) if to else Switch(off=pos)
            return where._replace(sealed=self.sealed, inherits=inherits)
        return self._replace(unknown=True) if self.sealed == PARTLY else Switch(off=self.sealed, sealed=self.sealed)

    def unclear(self) -> Switch:
        """Recording after something that is not known has switched it, or not: an inference mode stays around it."""
        if self.sealed >= 0:
            return Switch(off=self.sealed, sealed=self.sealed)
        return UNKNOWN._replace(sealed=self.sealed, inherits=self.entry or self.inherits)

    def without_entry(self) -> Switch:
        """This switch without the paths on which it is what it was at entry."""
        return self._replace(entry=False) if self.entry else self

    def moved(self, pos: int) -> Switch:
        """This switch as if it had been set at `pos`, by a call that leads into another file."""
        return Switch(pos if self.on != NEVER else NEVER, pos if self.off != NEVER else NEVER, self.unknown, self.entry)

    @property
    def surely_on(self) -> bool:
        """On every path it is on."""
        return self.on != NEVER and self.off == NEVER and not self.unknown and not self.entry and not self.inherits

    @property
    def surely_off(self) -> bool:
        """On every path it is off."""
        return self.off != NEVER and self.on == NEVER and not self.unknown and not self.entry

    @property
    def offs(self) -> tuple[int, ...]:
        """The positions that switch it off, the earliest first."""
        return (self.off, *self.others) if self.off != NEVER else ()

    @property
    def maybe_off(self) -> bool:
        """On some path it is known to be off."""
        return self.off != NEVER

    @property
    def settled(self) -> bool:
        """It does not depend on who called the function."""
        return not self.entry and not (self.inherits and (self.on != NEVER or self.unknown))


def _few(left: Switch, right: Switch, off: int) -> tuple[int, ...]:
    """The positions after `off`, as far as they are kept."""
    if left.off == right.off and left.others == right.others:
        return left.others
    return tuple(sorted({*left.offs, *right.offs} - {off}))[:MOST_OTHERS]


def _earlier(left: int, right: int) -> int:
    if left == NEVER or right == NEVER:
        return max(left, right)
    return min(left, right)


def _either(left: int, right: int) -> int:
    return min(left, right) if left >= 0 and right >= 0 else PARTLY


NOWHERE = Switch()
"""On no path."""

ENTRY = Switch(entry=True)
UNKNOWN = Switch(unknown=True)


def on_at(pos: int) -> Switch:
    """Switched on at `pos`."""
    return Switch(on=pos)


def off_at(pos: int) -> Switch:
    """Switched off at `pos`."""
    return Switch(off=pos)
