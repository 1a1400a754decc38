"""The lines of a source text."""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def split_lines(source: str) -> list[str]:
    """The lines with their ends, as Python's own parser counts them: a form feed or U+2028 ends none."""
    return _LINE.findall(source)
