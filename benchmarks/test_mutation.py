"""Tests of the mutants: run `pytest benchmarks`. They need no corpus, and never ask the linter."""

from __future__ import annotations

import ast

import pytest
from mutant import (
    BARE_GUARD,
    CALL_DROPPED,
    DECORATOR_REMOVED,
    EVAL_REMOVED,
    GUARD_REMOVED,
    TRAIN_REMOVED,
    Edit,
    Mutant,
    mutated,
)
from mutation import _mutants, draw
from source import Source

EVALUATE = """\
import torch

def evaluate(model, loader):
    model.eval()
    with torch.no_grad():
        total = 0
        for x in loader:
            total += model(x).sum().item()
    return total
"""
LOOP = """\
import torch

def run(model, train_loader, val_loader, optimizer):
    for epoch in range(9):
        model.train()
        for x in train_loader:
            loss = model(x).sum()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            for x in val_loader:
                print(model(x))
"""


def mutants(text: str, path: str = "net/run.py", others: tuple[str, ...] = ()) -> list[Mutant]:
    """The mutants of a file in a project with others."""
    sources = [Source("demo", name, one, ast.parse(one)) for name, one in [(path, text), *enumerate_paths(others)]]
    return [mutant for mutant in _mutants(sources) if mutant.path == path]


def enumerate_paths(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each text with a path of its own."""
    return [(f"net/other{number}.py", text) for number, text in enumerate(texts)]


def broken(text: str, kind: str) -> str:
    """The line that the one mutant of a kind changes first, as it is then."""
    (mutant,) = (one for one in mutants(text) if one.kind == kind)
    line = min(edit.line for edit in mutant.edits)
    return mutated(text, mutant.edits).split("\n")[line - 1]


def kinds(text: str, others: tuple[str, ...] = ()) -> set[str]:
    """The kinds of mutants that a file has."""
    return {one.kind for one in mutants(text, others=others)}


def test_an_evaluation_is_broken_in_three_ways() -> None:
    """A guard that goes, one that is never entered, and calls that are none (of the guard and of `eval`)."""
    found = mutants(EVALUATE)
    assert {one.kind for one in found} == {GUARD_REMOVED, CALL_DROPPED, BARE_GUARD}
    assert broken(EVALUATE, GUARD_REMOVED) == "    if True:"
    (removed,) = (one for one in found if one.kind == GUARD_REMOVED)
    assert (removed.line, removed.first, removed.last, set(removed.codes)) == (5, 3, 9, {"NG001"})
    reports = [("NG001", 8), ("NG001", 10), ("NG003", 8)]
    assert [removed.deserves(*report) for report in reports] == [True, False, False]


def test_a_bare_guard_stands_before_the_first_statement() -> None:
    """So that no line moves."""
    (bare,) = (one for one in mutants(EVALUATE) if one.kind == BARE_GUARD)
    lines = mutated(EVALUATE, bare.edits).split("\n")
    assert lines[4:6] == ["    if True:", "        torch.no_grad(); total = 0"]


def test_a_decorator_becomes_a_comment() -> None:
    """The block is the function with its decorators; without an `eval()` the codes of inference functions are right."""
    text = "import torch\n\n@torch.no_grad()\ndef predict(model, x):\n    return model(x)\n"
    (mutant,) = mutants(text)
    assert (mutant.kind, mutant.first, set(mutant.codes)) == (DECORATOR_REMOVED, 3, {"NG001", "NG002", "NG003"})
    assert broken(text, DECORATOR_REMOVED) == "# @torch.no_grad()"


def test_modes_are_taken_from_a_loop_that_trains_and_evaluates() -> None:
    """`train()` goes and `eval()` stays, or the other way round."""
    assert {TRAIN_REMOVED, EVAL_REMOVED} <= kinds(LOOP)
    assert broken(LOOP, TRAIN_REMOVED) == "        pass"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    model.eval()\n", "    if loader:\n        model.eval()\n"),
        ("    with", "    model.train()\n    with"),
        ("    with", "    prepare(model)\n    with"),
        ("evaluate", "training_step"),
        ("def ", "@wrapped\ndef "),
        ("import torch\n", "import torch\nimport tensorflow\n"),
        ("        total = 0", "        total = x.grad"),
        ("    return total", "    model.requires_grad_(False)"),
        (
            "    model.eval()\n    with",
            "    model.eval()\n    with guarded(), \\\n        torch.enable_grad():\n     with",
        ),
    ],
)
def test_uncertain_places_are_left_out(old: str, new: str) -> None:
    """Each change makes one condition fail that removing a guard depends on."""
    text = EVALUATE.replace(old, new, 1).replace("evaluate", "check")
    assert GUARD_REMOVED in kinds(EVALUATE.replace("evaluate", "check"))
    ast.parse(text)
    assert GUARD_REMOVED not in kinds(text)


def test_a_function_that_another_file_calls_under_a_guard_is_left_out() -> None:
    """By its name alone, through any number of others."""
    caller = "import torch\n\ndef main(m, d):\n    with torch.no_grad():\n        helper(m, d)\n"
    helper = "import torch\n\ndef helper(m, d):\n    return evaluate(m, d)\n"
    assert GUARD_REMOVED in kinds(EVALUATE, others=(helper,))
    assert GUARD_REMOVED not in kinds(EVALUATE, others=(caller, helper))


def test_unit_tests_have_no_places() -> None:
    """They are silent."""
    assert not mutants(EVALUATE, path="tests/test_net.py")


def test_edits_keep_lines_and_python() -> None:
    """Columns count bytes. What is no Python afterwards is refused."""
    assert mutated("é = f(); g()\n", [Edit(1, 10, 13, "h()")]) == "é = f(); h()\n"
    with pytest.raises(ValueError, match="line"):
        mutated("x = 1\n", [Edit(1, 0, 0, "\n")])
    with pytest.raises(ValueError, match="never closed"):
        mutated("x = 1\n", [Edit(1, 0, 0, "(")])


def test_the_draw_depends_on_the_seed_alone() -> None:
    """And never gives more than asked for."""
    pool = [Mutant("demo", f"{number}.py", CALL_DROPPED, 1, 1, 1, frozenset(), ()) for number in range(30)]
    assert draw(pool, 4, 1) == draw(pool, 4, 1) != draw(pool, 4, 2)
    assert len(draw(pool, 4, 1)) == 4
    assert draw(pool[:3], 4, 1) == pool[:3]
