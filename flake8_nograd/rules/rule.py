"""What a rule is, and what it gives back: findings by position, before anything is looked up in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flake8_nograd.rules.subject import Subject


@dataclass(frozen=True, slots=True)
class Finding:
    """A place to report.

    `related` is the position of what put it in that state; `{place}` in the message says where that is.
    """

    code: str
    pos: int
    message: str
    related: int | None = None
    related_text: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One code: its name, its page in Markdown, and the query that finds it."""

    code: str
    name: str
    page: str
    find: Callable[[Subject], Iterator[Finding]]
