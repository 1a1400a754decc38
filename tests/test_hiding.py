"""Leaving functions out of the parse changes no report."""

from __future__ import annotations

import ast

import pytest
from case_files import Case, load_cases, parse_case

from flake8_nograd.check import check
from flake8_nograd.diagnostic import Diagnostic
from flake8_nograd.flow.interpreter import interpret
from flake8_nograd.flow.words import Words
from flake8_nograd.rules import RULES
from flake8_nograd.rules.file import File
from flake8_nograd.rules.subject import Subject
from flake8_nograd.syntax.imports_torch import imports_torch
from flake8_nograd.syntax.relevance import is_of_another_framework
from flake8_nograd.syntax.source import Source
from flake8_nograd.syntax.text import split_lines

CASES = [
    case
    for case in load_cases()
    if imports_torch(case.source) and not is_of_another_framework(case.source, ast.parse(case.source))
]


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
