"""Relevance: which files and functions can matter, by their names; and that leaving out the others changes nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from case_files import Case, load_cases, parse_case

from flake8_nograd.check import check
from flake8_nograd.diagnostic import Diagnostic
from flake8_nograd.flow.interpreter import interpret
from flake8_nograd.flow.words import Words
from flake8_nograd.rules import RULES
from flake8_nograd.rules.file import File
from flake8_nograd.rules.subject import Subject
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.parts import parts_of
from flake8_nograd.syntax.relevance import imports_torch, relevant_parts
from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines

CASES = [case for case in load_cases() if imports_torch(case.source)]
WORDS = Words(Settings())


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        "import torch",
        "import torch as th",
        "import torch.nn.functional as F",
        "from torch import nn",
        "from torch.nn import (\n    Linear,\n)",
        "from torch\timport nn",
        "import os, torch",
        "import os as o, sys, torch.nn as nn",
        "import torchvision",
        "from transformers import AutoModel",
        "x = 1; import torch",
        "x = 1;from torch import nn",
        "try:\n    import torch\nexcept ImportError:\n    torch = None",
        "def f():\n\tfrom torch import nn",
        "\fimport torch",
        "# -*- coding: utf-8 -*-\r\nimport torch\r\n",
        "try: import torch\nexcept ImportError: pass",
        "import os, \\\n    torch",
    ],
)
def test_files_with_pytorch(source: str) -> None:
    ast.parse(source)
    assert imports_torch(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "import os",
        "import tensorflow as tf",
        "import torchlight",
        "from mytorch import nn",
        "from . import torch_utils",
        "import my.torch",
        "text = 'a torch in the dark'",
        "torch = 1",
        "import paddle as torch",
    ],
)
def test_files_without_pytorch(source: str) -> None:
    ast.parse(source)
    assert not imports_torch(source)


@pytest.mark.parametrize(
    ("stem", "body"),
    [
        ("train", "net.eval()\nnet(x)"),
        ("train", "net.train()\nnet(x)"),
        ("train", "with torch.no_grad():\n    net(x)"),
        ("train", "def predict(net, x):\n    return net(x)"),
        ("train", "for x in test_loader:\n    net(x)"),
        ("train", "for x in loaders['val']:\n    net(x)"),
        ("train", "def embed(net, x):\n    return net(x).detach()"),
        ("train", "def f(x):\n    return Variable(x, volatile=True)"),
        ("predict", "net(x)"),
        ("demo", "def f(net, x):\n    return net(x)"),
    ],
)
def test_files_that_can_matter(stem: str, body: str) -> None:
    assert relevant(f"import torch\n{body}\n", stem) is not None


@pytest.mark.parametrize(
    "body",
    [
        "",
        "net(x)",
        "def train(net, loader):\n    for x in loader:\n        net(x).sum().backward()",
        "class Net(torch.nn.Module):\n    def forward(self, x):\n        return self.layer(x)",
        "def load(path):\n    return torch.load(path)",
    ],
)
def test_files_that_cannot_matter(body: str) -> None:
    assert relevant(f"import torch\n{body}\n", "train") is None


# --- functions --------------------------------------------------------------------------------------------------------


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


# --- what is hidden changes nothing -----------------------------------------------------------------------------------


def with_nothing_hidden(case: Case) -> list[Diagnostic]:
    """What the rules find if every function is parsed, whatever relevance says."""
    tree, lines = ast.parse(case.source), split_lines(case.source)
    source = Source(tree, lines, [])
    facts = interpret(source.program, Words(case.settings), case.settings.guards)
    subject = Subject(facts, File(case.path, case.settings.unit_tests), source.text_of)
    findings = [finding for rule in RULES for finding in rule.find(subject)]
    return [Diagnostic(finding.code, "", source.range_of(finding.pos)) for finding in findings]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_hiding_changes_no_report(case: Case) -> None:
    found = check(case.source, case.path, case.settings)
    assert [(x.code, x.range) for x in found] == [
        (x.code, x.range) for x in sorted(with_nothing_hidden(case), key=lambda x: x.sort_key)
    ]


ACROSS_METHODS = {
    "a method that runs what the constructor put in eval mode": """\
class Tagger:
    def __init__(self):
        self.model = torch.nn.Linear(4, 4).eval()

    def tag(self, x):
        return self.model(x)
""",
    "a method that runs what another method put in eval mode": """\
class Tagger:
    def __init__(self):
        self.model = torch.nn.Linear(4, 4)

    def prepare(self):
        self.model.eval()

    def tag(self, x):
        return self.model(x)

tagger = Tagger()
tagger.prepare()
tagger.tag(1)
""",
}

DOING_MORE = {
    "a function that ends the program": """\
import sys

def give_up():
    sys.exit(1)

def tag(model, x):
    model.eval()
    if x is None:
        give_up()
        model(x)
""",
    "a method that keeps a loss for later": """\
class Sum:
    def __init__(self):
        self.total = 0

    def add(self, value):
        self.total = self.total + value

def tune(net: torch.nn.Module, data):
    net.eval()
    losses = Sum()
    losses.add(net(data).sum())
    losses.total.backward()
""",
    "a function that changes what a condition asks": """\
enabled = input()

def toggle():
    global enabled
    enabled = input()

net = torch.nn.Linear(4, 4)
if enabled:
    net.eval()
toggle()
if enabled:
    net(1)
""",
}


@pytest.mark.parametrize("body", ACROSS_METHODS.values(), ids=ACROSS_METHODS)
def test_methods_that_share_a_model_stay_together(body: str) -> None:
    case = parse_case("case.py", f"import torch\n\n{body}")
    test_hiding_changes_no_report(case)
    assert check(case.source, case.path, case.settings)


@pytest.mark.parametrize("body", DOING_MORE.values(), ids=DOING_MORE)
def test_functions_that_do_more_to_their_caller_than_to_return_stay(body: str) -> None:
    test_hiding_changes_no_report(parse_case("case.py", f"import torch\n\n{body}"))


def test_something_is_hidden() -> None:
    """Relevance is worth its while: of the case files' functions, which are chosen to matter, it still hides some."""
    hidden = 0
    for case in CASES:
        parts = relevant_parts(ast.parse(case.source), split_lines(case.source), Path(case.path).stem, WORDS)
        hidden += sum(part.hidden for part in parts or [])
    assert hidden > len(CASES) / 4
