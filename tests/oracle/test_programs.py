"""The generated programs are valid and hold all that they are meant to hold. This needs no PyTorch."""

from __future__ import annotations

import ast
import re

import pytest

from .write.pen import RandomChoices
from .write.program import Program, write

PROGRAMS: list[Program] = [write(RandomChoices(f"tests:{number}")) for number in range(600)]
CONSTRUCTS = {
    "eval": r"\w\.eval\(\)$",
    "train": r"\w\.train\(\)$",
    "train with a flag": r"\.train\((not )?(first|second|flag)\)",
    "training is set": r"\.training = ",
    "chain": r"= \w+\(\).*\.eval\(\)",
    "saved mode": r"was_training = ",
    "DataParallel": r"nn\.DataParallel\(",
    "compile": r"torch\.compile\(",
    "nested modules": r"self\.inner = ",
    "with": r"with torch\.no_grad\(\):",
    "several items": r"with torch\.\w+\(.*\), ",
    "decorator with parentheses": r"@torch\.no_grad\(\)$",
    "decorator without": r"@torch\.no_grad$",
    "statement": r"^ *torch\.set_grad_enabled\(False\)$",
    "in a variable": r"guard = torch\.\w+\(",
    "ExitStack": r"enter_context\(",
    "own context manager": r"with (quiet|evaluating|eval_mode|Silence)\(",
    "own decorator": r"@guarded",
    "conditional guard": r"torch\.no_grad\(\) if ",
    "enable_grad": r"with torch\.enable_grad\(\)",
    "for else": r"for .*:\n(.*\n)*? *else:",
    "while": r"while ",
    "break": r" break$",
    "continue": r" continue$",
    "finally": r"finally:",
    "except": r"except ValueError:",
    "match": r"match \w+:",
    "early return": r"if .*:\n *return ",
    "nested function": r"def inside\(",
    "lambda": r"lambda value",
    "comprehension": r"for value in batches\]",
    "generator": r"yield model\(",
    "recursion": r"return descend\(",
    "autograd.grad": r"torch\.autograd\.grad\(",
    "backward": r"\.backward\(\)",
    "detach": r"\.detach\(\)",
    "item": r"\.item\(\)",
    "optimizer": r"\.step\(\)",
    "loader": r"DataLoader\(Rows\(\)",
    "class that trains": r"class Trainer:",
    "frozen": r"requires_grad_\(False\)",
}


def test_all_programs_are_valid() -> None:
    for program in PROGRAMS:
        ast.parse(program.source)


@pytest.mark.parametrize("what", CONSTRUCTS)
def test_construct_occurs(what: str) -> None:
    pattern = re.compile(CONSTRUCTS[what], re.MULTILINE)
    assert any(pattern.search(program.source) for program in PROGRAMS)


def test_functions_are_called_before_and_after_their_definition() -> None:
    order = [program.source.find("\ndef main") < program.source.find("\ndef process") for program in PROGRAMS]
    assert True in order
    assert False in order


def test_the_same_seed_writes_the_same_program() -> None:
    assert write(RandomChoices("tests:7")) == PROGRAMS[7]
