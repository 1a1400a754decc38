"""The interpreter knows at every probe of the documents in `states/` what the probe says, no more and no less."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pytest
from state_documents import UNREACHED, DocumentError, Probe, World, load_probes, parse_document

from flake8_nograd.flow.contexts import Contexts
from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.flow.interpreter import interpret
from flake8_nograd.flow.switch import Switch
from flake8_nograd.flow.words import Words
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.relevance import relevant_parts
from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines

PROBES = load_probes()
LEAST_PROBES = 100


def as_param(probe: Probe) -> object:
    """The probe as pytest takes it: a gap that is known must fail, so that a fix is noticed."""
    gap = pytest.mark.xfail(strict=True, raises=AssertionError, reason="a known gap of the interpreter")
    return pytest.param(probe, id=probe.name, marks=[gap] if probe.known_gap else [])


@dataclass(frozen=True)
class Forward:
    """A forward pass with all that its callers say of it."""

    mode: Switch
    grad: Switch
    used: bool
    detached: bool
    frozen: bool


def joined(forwards: Sequence[Forward]) -> Forward:
    """What holds of some of the forward passes; frozen are only all."""
    return Forward(
        functools.reduce(Switch.join, (forward.mode for forward in forwards)),
        functools.reduce(Switch.join, (forward.grad for forward in forwards)),
        any(forward.used for forward in forwards),
        any(forward.detached for forward in forwards),
        all(forward.frozen for forward in forwards),
    )


def world_of(forward: Forward, fields: Iterable[str]) -> World:
    """What a probe would say of the forward pass, as far as it speaks of these fields."""
    said = {
        "mode": values_of(forward.mode, "train", "eval"),
        "grad": values_of(forward.grad, "on", "off"),
        "used": yes_or_no(forward.used),
        "detached": yes_or_no(forward.detached),
        "frozen": yes_or_no(forward.frozen),
    }
    return frozenset((field, said[field]) for field in fields)


def values_of(switch: Switch, on: str, off: str) -> str:
    """What the switch may be, in the order of the documents."""
    values = {on: switch.on >= 0, off: switch.off >= 0, "unknown": switch.unknown, "entry": switch.entry}
    return "/".join(word for word, holds in values.items() if holds)


def yes_or_no(answer: bool) -> str:
    """The answer as the documents write it."""
    return "yes" if answer else "no"


@functools.cache
def forwards_by_line(program: str) -> Mapping[int, Sequence[Forward]]:
    """Interpret the whole program, whether relevant or not, and list its forward passes by line."""
    tree, lines, words = ast.parse(program), split_lines(program), Words(Settings())
    parts = relevant_parts(tree, lines, "program", words) or []
    for part in parts:
        part.hidden = False
    source = Source(tree, lines, parts)
    facts = interpret(source.program, words, ())
    contexts = Contexts(facts)
    found: dict[int, list[Forward]] = {}
    for activation in facts.activations:
        for forward in activation.forwards.values():
            if forward.inner or contexts.evidence(forward) >= Evidence.NAME:
                line = source.range_of(forward.pos).line
                found.setdefault(line, []).append(resolved(forward, contexts))
    return found


def resolved(forward: ForwardPass, contexts: Contexts) -> Forward:
    """The forward pass with the modes, the recording and the gradients that its callers give it."""
    return Forward(
        contexts.mode(forward),
        contexts.grad(forward),
        is_used(forward, contexts),
        forward.detached,
        all(contexts.freezing.is_frozen(leaf) for leaf in leaves(forward)),
    )


def leaves(forward: ForwardPass) -> list[ForwardPass]:
    """The forward passes that run when this one does."""
    return [leaf for inner in forward.inner for leaf in leaves(inner)] or [forward]


def is_used(forward: ForwardPass, contexts: Contexts) -> bool:
    """Whether a gradient flows back through the result, here or in a function that the result is returned to."""
    seen: set[ForwardPass] = set()
    pending = [forward]
    while pending:
        current = pending.pop()
        if current.used:
            return True
        if current not in seen:
            seen.add(current)
            pending += contexts.lifted.get(current, ())
    return False


def shown(worlds: Iterable[World]) -> list[str]:
    """The worlds as the documents write them."""
    return sorted(" ".join(f"{field}={value}" for field, value in sorted(world)) for world in worlds) or [UNREACHED]


@pytest.mark.parametrize("probe", [as_param(probe) for probe in PROBES])
def test_the_state_is_what_the_document_says(probe: Probe) -> None:
    found = forwards_by_line(probe.program).get(probe.line, [])
    fields = [field for field, _ in next(iter(probe.worlds), ())]
    if len(probe.worlds) == 1 and found:
        found = [joined(found)]
    worlds = {world_of(forward, fields) for forward in found}
    assert shown(worlds) == shown(probe.worlds)


def test_there_are_enough_probes() -> None:
    assert len(PROBES) >= LEAST_PROBES


BLOCK = "A sentence.\n\n```python\n{}\n```\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (BLOCK.format("net(x)"), "d:3: no probe in this block"),
        (BLOCK.format("net(x)  # state: mode=evil"), "d:4: not a state: 'mode=evil'"),
        (BLOCK.format("net(x)  # state: mode=eval/train"), "d:4: not a state: 'mode=eval/train'"),
        (BLOCK.format("net(x)  # state: eval"), "d:4: not a state: 'eval'"),
        (BLOCK.format("net(x)  # states: mode=eval"), "d:4: not a probe: 'net(x)  # states: mode=eval'"),
        (BLOCK.format("net(x)  # state: mode=eval | grad=on"), "d:4: all alternatives must speak of the same things"),
        ("# Heading\n\n```python\nnet(x)\n```\n", "d:3: no sentence says what this block is about"),
        ("A sentence.\n\n```python\nnet(x)\n", "d:3: this block has no end"),
    ],
)
def test_a_document_that_is_not_well_formed(text: str, complaint: str) -> None:
    with pytest.raises(DocumentError, match=f"^{re.escape(complaint)}$"):
        list(parse_document("d", text))
