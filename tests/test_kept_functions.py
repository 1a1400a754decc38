"""Which functions stay in what is parsed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from case_files import load_cases

from flake8_nograd.flow.words import Words
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.imports_torch import imports_torch
from flake8_nograd.syntax.parts import parts_of
from flake8_nograd.syntax.relevance import relevant_parts
from flake8_nograd.syntax.text import split_lines

CASES = [case for case in load_cases() if imports_torch(case.source)]
WORDS = Words(Settings())


def relevant(source: str, stem: str = "train") -> dict[str, bool] | None:
    """For each function whether it stays; None if the whole file cannot matter."""
    parts = relevant_parts(ast.parse(source), split_lines(source), stem, WORDS)
    return None if parts is None else {part.name: not part.hidden for part in parts}


def kept(source: str) -> set[str]:
    """The names of the functions that stay."""
    return {name for name, stays in (relevant(source) or {}).items() if stays}


UNIT_TESTS = """
import torch


def test_prediction(net, x):
    def run(batch):
        return net(batch).detach()

    return run(x)


class TestNet:
    def test_evaluate(self, test_loader):
        for x in test_loader:
            self.net(x)


def predict(net, x):
    return net(x)
"""


def test_unit_tests_cannot_be_reported() -> None:
    tree, lines = ast.parse(UNIT_TESTS), split_lines(UNIT_TESTS)
    everything = relevant_parts(tree, lines, "net_test", WORDS)
    assert everything is not None
    assert not any(part.hidden for part in everything)
    parts = relevant_parts(tree, lines, "net_test", WORDS, unit_tests=True)
    assert parts is not None
    assert {part.name for part in parts if not part.hidden} == {"predict"}


def test_a_unit_test_that_switches_a_mode_stays() -> None:
    source = "import torch\ndef test_net(net, x):\n    net.eval\n    assert net(x)\n"
    assert relevant_parts(ast.parse(source), split_lines(source), "test_net", WORDS, unit_tests=True) is not None


TAIL = """
def evaluate(model, loader):
    model.eval()
    return step(model, loader)


def plot(values):
    figure = make_figure()
    figure.save(values)


def make_figure():
    return 1
"""


def test_a_function_that_has_nothing_to_do_with_it_is_hidden() -> None:
    assert kept("import torch\n" + TAIL) == {"evaluate"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("def step(model, x):\n    return model(x)\n", id="what it calls"),
        pytest.param("def step(model, x):\n    model.train()\n", id="what it calls, with a switch"),
        pytest.param("def step(loss, x):\n    loss.backward()\n", id="what it calls, with gradients"),
        pytest.param("def step(model, x):\n    return deeper(model, x)\ndef deeper(model, x):\n    return model(x)\n",
                     id="what it calls, at any depth"),
    ],
)  # fmt: skip
def test_what_an_evaluation_calls_stays(name: str) -> None:
    added = {part.name for part in parts_of(ast.parse(name), split_lines(name))}
    assert kept("import torch\n" + name + TAIL) == {"evaluate"} | added


def test_what_calls_an_evaluation_stays() -> None:
    source = "import torch\ndef main(model):\n    for x in range(2):\n        evaluate(model, x)\n" + TAIL
    assert kept(source) == {"evaluate", "main"}


def test_constructors_and_methods() -> None:
    source = """\
import torch

class Trainer:
    def __init__(self, model):
        self.model = model

    def evaluate(self, loader):
        self.model.eval()
        for x in loader:
            self.run(x)

    def run(self, x):
        return self.model(x)

    def describe(self):
        return "a trainer"
"""
    assert kept(source) == {"__init__", "evaluate", "run"}


def test_the_function_around_one_that_stays_stays() -> None:
    source = """\
import torch

def outer(model):
    def middle():
        def inner(x):
            with torch.no_grad():
                return model(x)
        return inner
    def other():
        return 1
    return middle
"""
    assert kept(source) == {"outer", "middle", "inner"}


def test_a_guard_under_another_name() -> None:
    source = (
        "from torch import no_grad as ng\ndef f(model, x):\n    with ng():\n        return model(x)\ndef g():\n    pass"
    )
    assert kept(source) == {"f"}


def test_something_is_hidden() -> None:
    """Relevance is worth its while: of the case files' functions, which are chosen to matter, it still hides some."""
    hidden = 0
    for case in CASES:
        parts = relevant_parts(ast.parse(case.source), split_lines(case.source), Path(case.path).stem, WORDS)
        hidden += sum(part.hidden for part in parts or [])
    assert hidden > len(CASES) / 4
