"""Run inside the environment of this plugin: how the time of `check` grows with a file. Prints JSON.

Each case is a file and one ten times as long (or as deep). A round is ten times the small one and once the large one,
so that both take about as long and whatever else the machine does meets both; the medians over the rounds count.
"""

from __future__ import annotations

import json
import signal
import statistics
import sys
import textwrap
import time
from collections.abc import Callable
from types import FrameType

import libcst

from flake8_nograd.check import check
from flake8_nograd.settings import Settings

TIME_LIMIT = 300

_HEAD = "import torch\nfrom torch import nn\n\n\n"

_FUNCTIONS = """
def train_{n}(model, loader, optimizer):
    model.train()
    for inputs, labels in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs), labels)
        loss.backward()
        optimizer.step()


def evaluate_{n}(model, test_loader):
    model.eval()
    correct = 0
    for inputs, labels in test_loader:
        outputs = model(inputs)
        correct += (outputs.argmax(1) == labels).sum().item()
    return correct


def main_{n}(loader, test_loader):
    model = nn.Linear({n}, 2)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(10):
        train_{n}(model, loader, optimizer)
        evaluate_{n}(model, test_loader)
"""

_CHAIN = """
def step_{n}(model, inputs):
    with torch.no_grad():
        model.eval()
        outputs = model(inputs)
    return step_{before}(model, outputs)
"""

_STATEMENTS = """
if flag_{n}:
    model.eval()
else:
    model.train()
with torch.no_grad():
    outputs_{n} = model(inputs)
for batch_{n} in test_loader:
    loss_{n} = criterion(model(batch_{n}), outputs_{n})
"""


def functions(count: int) -> str:
    """A file of so many training and evaluation functions."""
    return _HEAD + "\n".join(_FUNCTIONS.format(n=n) for n in range(count))


def chain(count: int) -> str:
    """Functions each of which calls the one before it."""
    first = "def step_0(model, inputs):\n    return model(inputs)\n\n"
    return _HEAD + first + "\n".join(_CHAIN.format(n=n, before=n - 1) for n in range(1, count + 1))


def one_function(count: int) -> str:
    """One function of so many groups of statements."""
    body = "".join(_STATEMENTS.format(n=n) for n in range(count))
    return _HEAD + "def run(model, inputs, test_loader, criterion):\n" + textwrap.indent(body, "    ")


def nested(depth: int) -> str:
    """Twenty functions, each with loops nested so deep and the mode switched at every level."""
    lines = []
    for level in range(depth):
        pad = "    " * (level + 1)
        lines += [f"{pad}for batch_{level} in test_loader:", f"{pad}    model.eval()", f"{pad}    model(batch_{level})"]
    lines += ["    " * (level + 1) + "    model.train()" for level in reversed(range(depth))]
    body = "\n".join(lines)
    return _HEAD + "\n\n".join(f"def run_{n}(model, test_loader):\n{body}\n" for n in range(20))


CASES: dict[str, tuple[Callable[[int], str], int, int]] = {
    "functions repeated": (functions, 40, 400),
    "functions that call one another in a chain": (chain, 40, 400),
    "one function ten times as long": (one_function, 60, 600),
    "loops nested 20 deep instead of 2": (nested, 2, 20),
}


SMALL_RUNS = 10


def main() -> None:
    """Measure all cases; the argument is the number of rounds."""
    signal.signal(signal.SIGALRM, _expired)
    rounds = int(sys.argv[1])
    results = []
    for name, (build, small, large) in CASES.items():
        texts = build(small), build(large)
        lines = [text.count("\n") for text in texts]
        ours, parser = (_medians(work, *texts, rounds) for work in (_check, libcst.parse_module))
        results.append({"name": name, "lines": lines, "check": ours, "parser": parser})
    print(json.dumps(results))


def _check(text: str) -> object:
    return check(text, "model.py", Settings())


def _medians(work: Callable[[str], object], small: str, large: str, rounds: int) -> list[float] | None:
    """Median CPU seconds for each text, and of their ratio in a round; None if one takes too long."""
    work(small)  # What is imported and made at first use does not count.
    try:
        times = [(_seconds(work, small, SMALL_RUNS), _seconds(work, large, 1)) for _ in range(rounds)]
    except TimeoutError:
        return None
    columns = [*zip(*times, strict=True), [long / short for short, long in times]]
    return [statistics.median(column) for column in columns]


def _seconds(work: Callable[[str], object], text: str, runs: int) -> float:
    """CPU seconds of one run, the mean of some. Raises TimeoutError."""
    signal.alarm(TIME_LIMIT)
    began = time.process_time()
    for _ in range(runs):
        work(text)
    signal.alarm(0)
    return (time.process_time() - began) / runs


def _expired(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


if __name__ == "__main__":
    main()
