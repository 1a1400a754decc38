"""The documents in `states/`: prose, and programs whose comments say what must be known where a forward pass runs.

How a probe is written stands at the top of `states/guards-and-recording.md`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

STATES = Path(__file__).parent / "states"
UNREACHED = "unreached"

_FENCE = "```"
_PRELUDE = "```python prelude"
_BLOCK = "```python"
_PROBE = re.compile(r"# state: (?P<worlds>.+?)(?P<gap> \(known gap\))?$")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "mode": ("train", "eval", "unknown"),
    "grad": ("on", "off", "unknown"),
    "used": ("yes", "no"),
    "detached": ("yes", "no"),
    "frozen": ("yes", "no"),
}

World = frozenset[tuple[str, str]]
"""What one alternative of a probe says: pairs such as `("mode", "train/eval")`."""


class DocumentError(Exception):
    """A document that is not written as it should be."""


@dataclasses.dataclass(frozen=True, slots=True)
class Probe:
    """One probe: the program it stands in, its line there, and the states that it asks for.

    No `worlds` say that nothing runs on the line. More than one say that the paths that lead there are kept apart.
    """

    document: str
    document_line: int
    program: str
    line: int
    worlds: tuple[World, ...]
    known_gap: bool

    @property
    def name(self) -> str:
        """The place of the probe in its document."""
        return f"{self.document}:{self.document_line}"


def load_probes() -> list[Probe]:
    """All probes, in the order of the documents' names and lines."""
    return [
        probe for file in sorted(STATES.glob("*.md")) for probe in parse_document(file.stem, file.read_text("utf-8"))
    ]


def parse_document(name: str, text: str) -> Iterator[Probe]:
    """The probes of one document; DocumentError if a block or a probe is not well formed."""
    lines = text.split("\n")
    prelude: list[str] = []
    for first, last in _blocks(name, lines):
        body = lines[first:last]
        if lines[first - 1] == _PRELUDE:
            prelude = body
            continue
        if not _is_prose(lines, first - 1):
            raise DocumentError(f"{name}:{first}: no sentence says what this block is about")
        program = "\n".join([*prelude, *body, ""])
        probes = [
            _probe(f"{name}:{first + row}", text, Probe(name, first + row, program, len(prelude) + row, (), False))
            for row, text in enumerate(body, start=1)
            if "# state" in text
        ]
        if not probes:
            raise DocumentError(f"{name}:{first}: no probe in this block")
        yield from probes


def _blocks(name: str, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The Python blocks as slices of lines, without their fences."""
    first: int | None = None
    for number, line in enumerate(lines, start=1):
        if first is None and line.startswith(_BLOCK):
            first = number
        elif first is not None and line == _FENCE:
            yield first, number - 1
            first = None
    if first is not None:
        raise DocumentError(f"{name}:{first}: this block has no end")


def _is_prose(lines: Sequence[str], fence: int) -> bool:
    """Whether a paragraph, and no heading or other block, stands before the fence."""
    before = [line for line in lines[:fence] if line.strip()]
    return bool(before) and not before[-1].startswith(("#", _FENCE))


def _probe(place: str, text: str, empty: Probe) -> Probe:
    match = _PROBE.search(text)
    if match is None:
        raise DocumentError(f"{place}: not a probe: {text.strip()!r}")
    if match["worlds"] == UNREACHED:
        return dataclasses.replace(empty, known_gap=match["gap"] is not None)
    worlds = tuple(_world(place, world) for world in match["worlds"].split(" | "))
    if len({frozenset(field for field, _ in world) for world in worlds}) > 1:
        raise DocumentError(f"{place}: all alternatives must speak of the same things")
    return dataclasses.replace(empty, worlds=worlds, known_gap=match["gap"] is not None)


def _world(place: str, text: str) -> World:
    world = [tuple(item.split("=")) for item in text.split(" ")]
    for item in world:
        if len(item) != 2 or item[0] not in _WORDS or not _is_in_order(item[1], _WORDS[item[0]]):
            raise DocumentError(f"{place}: not a state: {'='.join(item)!r}")
    return frozenset((item[0], item[1]) for item in world)


def _is_in_order(text: str, words: Sequence[str]) -> bool:
    """Whether the text is some of the words, each at most once, in their order."""
    found = text.split("/")
    return found == [word for word in words if word in found]
