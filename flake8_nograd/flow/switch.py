"""A three-valued switch with a memory: whether it is on, off or unknown, and which line set it.

Both things that the interpreter follows are such switches: autograd's recording (on: gradients are recorded) and the
mode of a module (on: train mode, off: eval mode).
"""

from __future__ import annotations

from typing import NamedTuple

NEVER = -1
"""No place in the source sets it so."""

BY_DEFAULT = 0
"""The position of what is so from the start: the module body's own."""


class Switch(NamedTuple):
    """What a switch may be at a point of the program, joined over all paths that lead there.

    `on` and `off` are positions (`Node.pos`) of what set it so, or `NEVER`. `unknown`: some path sets it to a value
    that the analysis cannot tell. `entry`: on some path it still is what it was when the function was entered.
    """

    on: int = NEVER
    off: int = NEVER
    unknown: bool = False
    entry: bool = False

    def join(self, other: Switch) -> Switch:
        """What holds if either may hold."""
        if self == other:
            return self
        return Switch(
            _earlier(self.on, other.on),
            _earlier(self.off, other.off),
            self.unknown or other.unknown,
            self.entry or other.entry,
        )

    def after(self, before: Switch) -> Switch:
        """This switch as a function leaves it, when the function was entered with `before`."""
        return self.without_entry().join(before) if self.entry else self

    def without_entry(self) -> Switch:
        """This switch without the paths on which it is what it was at entry."""
        return Switch(self.on, self.off, self.unknown)

    @property
    def surely_on(self) -> bool:
        """On every path it is on."""
        return self.on != NEVER and self.off == NEVER and not self.unknown and not self.entry

    @property
    def surely_off(self) -> bool:
        """On every path it is off."""
        return self.off != NEVER and self.on == NEVER and not self.unknown and not self.entry

    @property
    def maybe_off(self) -> bool:
        """On some path it is known to be off."""
        return self.off != NEVER

    @property
    def settled(self) -> bool:
        """It does not depend on who called the function."""
        return not self.entry


def _earlier(left: int, right: int) -> int:
    if left == NEVER or right == NEVER:
        return max(left, right)
    return min(left, right)


ENTRY = Switch(entry=True)
UNKNOWN = Switch(unknown=True)


def on_at(pos: int) -> Switch:
    """Switched on at `pos`."""
    return Switch(on=pos)


def off_at(pos: int) -> Switch:
    """Switched off at `pos`."""
    return Switch(off=pos)
