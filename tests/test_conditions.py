"""Conditions: what is known of one after others were decided. The judge is Python, which tries all values."""

from __future__ import annotations

import ast
import functools
import itertools
from collections.abc import Iterable, Mapping
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flake8_nograd.flow.conditions import assume, atoms, name, outcome
from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.state import State
from flake8_nograd.flow.values import NOTHING, Obj, constant, of
from flake8_nograd.syntax import program as p
from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines

EMPTY = State({}, {}, {})
DOMAINS: Mapping[str, tuple[object, ...]] = {
    "flag": (True, False),
    "self.flag": (True, False),
    "phase": ("train", "val", "test"),
    "other": ("train", "val"),
    "number": (None, 0, 2),
}
ATOMS = (
    "flag",
    "self.flag",
    "number",
    "phase == 'train'",
    "phase != 'val'",
    "'train' == phase",
    "other == 'train'",
    "phase in ('val', 'test')",
    "phase not in ('val', 'test')",
    "phase in ['train']",
    "number is None",
    "number is not None",
    "number == 2",
    "number != 0",
    "self.flag is True",
    "len(phase) > 3",
    "'train' < phase <= 'val'",
    "True",
    "0",
)
NAMES_COMPARED = ("phase == other", "phase != other", "self.flag == flag")
Decided = list[tuple[str, bool]]

conditions = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) and ({pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) or ({pair[1]})"),
    ),
    max_leaves=4,
)
decisions = st.lists(st.tuples(conditions, st.booleans()), max_size=3)
constants = st.dictionaries(st.sampled_from(["phase", "number"]), st.integers(0, 2), max_size=1)


@functools.cache
def lowered(text: str) -> p.Expr:
    """The condition as the interpreter gets it."""
    source = f"test = {text}\n"
    statement = Source(ast.parse(source), split_lines(source), []).program.main.body[0]
    assert isinstance(statement, p.Assign)
    assert statement.value is not None
    return statement.value


def after(decided: Decided, state: State = EMPTY) -> State:
    """The state on the path where the conditions had these outcomes."""
    for text, holds in decided:
        state = assume(lowered(text), holds, state)
    return state


VALUATIONS = [dict(zip(DOMAINS, choice, strict=True)) for choice in itertools.product(*DOMAINS.values())]


@functools.cache
def truths(text: str) -> list[bool]:
    """Whether the condition holds, for each of the valuations."""
    code = compile(text, "condition", "eval")
    return [bool(eval(code, {**names, "self": SimpleNamespace(flag=names["self.flag"])})) for names in VALUATIONS]


def possible(asked: str, decided: Decided, known: Mapping[str, object]) -> set[bool]:
    """What the condition may be if these conditions had these outcomes, and these names these values."""
    return {
        truth
        for index, truth in enumerate(truths(asked))
        if all(truths(text)[index] == holds for text, holds in decided)
        and all(VALUATIONS[index][name] == value for name, value in known.items())
    }


@pytest.mark.parametrize("asked", ATOMS)
def test_what_one_condition_says_of_another(asked: str) -> None:
    assert wrong_after(ATOMS, asked) == []


@pytest.mark.parametrize("asked", ["phase == 'train'", "phase != 'val'", "self.flag is True", *NAMES_COMPARED])
def test_what_two_equal_names_say(asked: str) -> None:
    assert wrong_after((*ATOMS, *NAMES_COMPARED), asked) == []


def wrong_after(decided: Iterable[str], asked: str) -> list[str]:
    """Which outcome of which condition makes the interpreter exclude what is possible."""
    return [
        f"{text} is {holds}"
        for text, holds in itertools.product(decided, (True, False))
        if not possible(asked, [(text, holds)], {}) <= allowed(asked, [(text, holds)])
    ]


def allowed(asked: str, decided: Decided, state: State = EMPTY) -> set[bool]:
    """What the interpreter allows the condition to be, on the path where the others had these outcomes."""
    found = outcome(lowered(asked), after(decided, state))
    return {True, False} if found is None else {found}


@given(decisions, conditions, constants)
def test_what_is_known_is_so_for_all_values(decided: Decided, asked: str, indices: dict[str, int]) -> None:
    known = {name: DOMAINS[name][index] for name, index in indices.items()}
    state = State({name: constant(value) for name, value in known.items()}, {}, {})
    assert possible(asked, decided, known) <= allowed(asked, decided, state)


@given(conditions, st.booleans())
def test_a_condition_that_was_decided_is_not_decided_otherwise(text: str, holds: bool) -> None:
    if holds in truths(text):
        assert holds in allowed(text, [(text, holds)])


@pytest.mark.parametrize("text", ["flag", "self.flag", "phase == 'train'", "phase != 'val'", "phase == other",
                                  "phase in ('val', 'test')", "number is None", "number is not None",
                                  "self.flag is True", "not flag", "not phase == 'val'"])  # fmt: skip
@pytest.mark.parametrize("holds", [True, False])
def test_a_simple_condition_that_was_decided_is_known(text: str, holds: bool) -> None:
    state = after([(text, holds)])
    assert outcome(lowered(text), state) is holds
    assert outcome(lowered(f"not ({text})"), state) is not holds
    assert outcome(lowered(text), EMPTY) is None


@pytest.mark.parametrize(
    ("decided", "asked", "expected"),
    [
        ([("flag and other", True)], "other", True),
        ([("flag and other", False)], "other", None),
        ([("flag or other", False)], "flag", False),
        ([("flag or other", True)], "flag", None),
        ([("not (flag or other)", True)], "other", False),
        ([("phase == 'train'", True)], "phase == 'val'", False),
        ([("phase == 'train'", True)], "phase != 'val'", True),
        ([("phase == 'train'", False)], "phase == 'val'", None),
        ([("phase == 'train'", True)], "other == 'val'", None),
        ([("phase is None", True)], "phase == 'val'", False),
        ([("flag or flag", True)], "flag", True),
        ([("flag", False), ("flag or other", True)], "other", True),
        ([("flag", True), ("flag and other", False)], "other", False),
        ([("other", False), ("flag or other", True)], "flag", True),
        ([], "flag and not flag", False),
        ([], "flag or not flag", True),
        ([("flag is True", True)], "flag", True),
        ([("flag", False)], "flag is True", False),
        ([("flag", True)], "flag is False", False),
        ([("flag", True)], "flag is True", None),
        ([("flag == 2", True)], "flag", True),
        ([("flag is None", True)], "not flag", True),
        ([("flag", True)], "flag or other", True),
        ([("flag", False)], "flag and other", False),
        ([("flag", True)], "flag and other", None),
        ([("flag", True), ("flag", False)], "flag", False),
        ([], "len(phase) > 3", None),
        ([("len(phase) > 3", True)], "len(phase) > 3", None),
        ([], "True", True),
        ([], "not 0", True),
        ([], "None is None", True),
        ([], "'a' in ('a', 'b')", True),
        ([], "'a' not in ('a', 'b')", False),
        ([], "'a' in (flag, 'b')", None),
    ],
)
def test_what_follows(decided: Decided, asked: str, expected: bool | None) -> None:
    assert outcome(lowered(asked), after(decided)) is expected


@pytest.mark.parametrize(
    ("value", "asked", "expected"),
    [
        ("train", "x == 'train'", True),
        ("train", "x != 'train'", False),
        ("train", "x in ('val', 'test')", False),
        ("train", "x", True),
        ("", "x", False),
        (0, "x", False),
        (None, "x is None", True),
        (None, "x is not None", False),
        (None, "x == 1", False),
        (False, "not x", True),
        (3, "x > 2", True),
        (3, "x <= 2", False),
        ("3", "x > 2", None),
    ],
)
def test_a_name_that_holds_a_constant(value: object, asked: str, expected: bool | None) -> None:
    assert outcome(lowered(asked), EMPTY.bind("x", constant(value))) is expected


def test_a_name_that_may_hold_several_constants() -> None:
    state = EMPTY.bind("x", constant("train").join(constant("val")))
    assert outcome(lowered("x == 'train'"), state) is None
    assert outcome(lowered("x == 'test'"), state) is False
    assert outcome(lowered("x"), state) is True
    assert outcome(lowered("x == 'val'"), assume(lowered("x == 'train'"), False, state)) is True


@pytest.mark.parametrize(
    ("text", "decided", "asked", "expected"),
    [
        ("phase == 'train'", ("x", True), "phase == 'train'", True),
        ("phase == 'train'", ("phase == 'val'", True), "x", False),
        ("not flag", ("flag", True), "x", False),
        ("not flag", ("x", False), "flag", True),
        ("flag and other", ("x", True), "other", True),
        ("'train' if flag else 'val'", ("x == 'train'", True), "flag", True),
        ("'train' if flag else 'val'", ("flag", False), "x == 'val'", True),
        ("'train' if flag else 'val'", ("flag", False), "x != 'test'", None),
        ("'train' if flag else None", ("x", False), "flag", False),
        ("len(flag) > 3", ("x", True), "flag", None),
    ],
)
def test_a_name_that_stands_for_a_condition(text: str, decided: tuple[str, bool], asked: str, expected: object) -> None:
    state = after([decided], name("x", lowered(text), EMPTY))
    assert outcome(lowered(asked), state) is expected
    again = name("x", lowered(text), EMPTY).bind("flag", NOTHING).bind("phase", NOTHING)
    assert outcome(lowered(asked), after([decided], again)) in (None, outcome(lowered(asked), after([decided])))


def test_an_attribute_that_holds_a_constant() -> None:
    this = Obj(("self", 1))
    state = EMPTY.bind("self", of(this)).set_attr(this, "flag", constant(False))
    assert outcome(lowered("self.flag"), state) is False
    assert outcome(lowered("self.other"), state) is None


def test_what_is_there_is_not_none() -> None:
    state = EMPTY.bind("x", NOTHING.with_tags("present"))
    assert outcome(lowered("x is None"), state) is False
    assert outcome(lowered("x is not None"), state) is True
    assert outcome(lowered("x == None"), state) is False
    assert outcome(lowered("x"), state) is True


@pytest.mark.xfail(reason="constants of two types are taken to differ", strict=True)
@pytest.mark.parametrize("value", [1, 1.0, True])
def test_constants_that_are_equal(value: object) -> None:
    texts = ("x == 1", "x == 1.0", "x == True")
    assert all(outcome(lowered(text), EMPTY.bind("x", constant(value))) is not False for text in texts)
    assert all(outcome(lowered(asked), after([(text, True)])) is not False for text in texts for asked in texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flag", [(("flag",), True)]),
        ("not self.flag", [(("self.flag",), False)]),
        ("not not flag", [(("flag",), True)]),
        ("phase == 'a'", [(("phase", "==", "str:a"), True)]),
        ("phase is not None", [(("phase", "==", "NoneType:None"), False)]),
        ("phase not in names", [(("phase", "in", "names"), False)]),
        ("ready()", []),
        ("count() == 1", []),
        ("phase == ready()", []),
        ("count > 1", []),
    ],
)
def test_what_can_be_remembered(text: str, expected: list[object]) -> None:
    assert list(atoms(lowered(text))) == expected


@pytest.mark.parametrize(("text", "expected"), [("a", "a"), ("a.b.c", "a.b.c"), ("a().b", None), ("a[0].b", None)])
def test_the_text_of_a_path(text: str, expected: str | None) -> None:
    assert dotted_text(lowered(text)) == expected
