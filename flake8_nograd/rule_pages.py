"""The pages of the rules, for reading in a terminal."""

from __future__ import annotations

from flake8_nograd.rules import RULES

_NOT_CHECKED = """\
# NG000: not-checked

The file is valid Python, but it was not checked, and the message says why: it is nested too deep or has an expression
too long for the parser, the parser does not know its syntax yet, or flake8-nograd itself has failed.

An internal error is a bug: please report it with the traceback that `flake8 -v` shows. In the other cases, split the
long expression, or turn the code off for the file:

    [flake8]
    per-file-ignores = path/to/file.py: NG000
"""


def listing() -> str:
    """Return one line per code, in their order."""
    lines = ["NG000  not-checked", *(f"{rule.code}  {rule.name}" for rule in RULES)]
    return "\n".join(sorted(lines)) + "\n"


def page(code: str) -> str:
    """Return the page of `code`, in small or capital letters, as Markdown. Raises KeyError if there is no such rule."""
    pages = {"NG000": _NOT_CHECKED, **{rule.code: rule.page for rule in RULES}}
    return pages[code.upper()]
