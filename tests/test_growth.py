"""Work grows with the file and no faster: counted in calls of functions, which do not depend on the machine."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from flake8_nograd.check import check
from flake8_nograd.settings import Settings

HEAD = "import torch\nfrom torch import nn\n\n"
SMALL = 30
TIMES = 5
SLACK = 1.08


def functions(count: int) -> str:
    """Training and evaluation functions, and those that call them."""
    return HEAD + "\n".join(
        f"def fit_{n}(model, loader, optimizer):\n    for x, y in loader:\n        (model(x) - y).backward()\n\n"
        f"def evaluate_{n}(model, loader, log=None):\n    model.eval()\n    if log:\n        return model(loader)\n\n"
        f"def main_{n}(loader):\n    model = nn.Linear({n}, 2)\n    fit_{n}(model, loader, model)\n"
        f"    evaluate_{n}(model, loader, model)\n"
        for n in range(count)
    )


def guarded_chain(count: int) -> str:
    """Functions each of which calls the one before it, under a guard."""
    steps = (
        f"def step_{n}(model, x):\n    with torch.no_grad():\n        x = model(x)\n    return step_{n - 1}(model, x)\n"
        for n in range(1, count)
    )
    return HEAD + "def step_0(model, x):\n    return model.eval()(x)\n" + "\n".join(steps)


def recording_chain(count: int) -> str:
    """The same without a guard, and each calls the one before it twice."""
    steps = (
        f"def step_{n}(model, x):\n    a = step_{n - 1}(model, x)\n    return a + step_{n - 1}(model, x)\n"
        for n in range(1, count)
    )
    return HEAD + "def step_0(model, x):\n    return model.eval()(x)\n" + "\n".join(steps)


def one_function(count: int) -> str:
    """One function, with branches and loops in which names are bound."""
    body = "".join(
        f"    if flag_{n}:\n        model.eval()\n    else:\n        model.train()\n"
        f"    for x_{n} in loader:\n        loss_{n} = model(x_{n})\n"
        for n in range(count)
    )
    return f"{HEAD}def run(model, loader):\n{body}"


def nested(count: int) -> str:
    """Loops inside each other, a tenth of the count deep, that bind names and switch the model."""
    depth = count // 10
    lines = [
        f"{'    ' * (level + 1)}for x_{level} in loader:\n{'    ' * (level + 2)}y_{level} = model.eval()(x_{level})\n"
        for level in range(depth)
    ]
    return f"{HEAD}def run(model, loader):\n{''.join(lines)}"


def attributes(count: int) -> str:
    """A class with many modules and many methods."""
    set_up = "".join(f"        self.net_{n} = nn.Linear({n}, 2)\n" for n in range(count))
    methods = "".join(
        f"    def predict_{n}(self, x):\n        return self.net_{n}(x).detach()\n\n" for n in range(count)
    )
    return f"{HEAD}class Runner:\n    def __init__(self):\n{set_up}\n{methods}"


def one_global(count: int) -> str:
    """Functions that share a variable of the module."""
    uses = (f"def predict_{n}(x):\n    net.eval()\n    return net(x).detach()\n" for n in range(count))
    return f"{HEAD}net = nn.Linear(1, 1)\n\n" + "\n".join(uses)


BUILDERS = [functions, guarded_chain, recording_chain, one_function, nested, attributes, one_global]


@pytest.mark.parametrize("build", BUILDERS)
def test_work_grows_with_the_file(build: Callable[[int], str]) -> None:
    calls(build(SMALL))  # What is looked up once and kept does not count.
    small, large = calls(build(SMALL)), calls(build(SMALL * TIMES))
    assert large <= TIMES * SLACK * small


def calls(source: str) -> int:
    """How many calls of functions, of Python or of C, `check` makes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    gc.collect()
    sys.setprofile(note)
    try:
        found = check(source, "net.py", Settings())
    finally:
        sys.setprofile(None)
    assert "NG000" not in {diagnostic.code for diagnostic in found}
    return count
