"""The programs as a Hypothesis strategy: slower than pseudorandom choices, but what it finds is small."""

from __future__ import annotations

from hypothesis import strategies as st

from .write.program import Program, write


class _Drawn:
    """Choices that Hypothesis makes."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def below(self, count: int) -> int:
        return self._draw(_below(count)) if count > 1 else 0


_known: dict[int, st.SearchStrategy[int]] = {}


def _below(count: int) -> st.SearchStrategy[int]:
    if count not in _known:
        _known[count] = st.integers(0, count - 1)
    return _known[count]


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Small but complete PyTorch programs."""
    return write(_Drawn(draw))
