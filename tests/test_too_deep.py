"""Programs that overflow LibCST's stack or Python's: they end as one NG000, and take nothing else down with them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from conftest import Project

from flake8_nograd.check import check
from flake8_nograd.settings import Settings

PROGRAM = """\
import torch

model = torch.load("model.pt")
model.eval()
a = b = model(1)
"""
REPORT = (
    "net.py:5:9: NG001 'model' runs forward with autograd recording after 'model.eval()' on line 4; "
    "wrap it in 'with torch.no_grad():'"
)
# Flat for `ast`, deep for LibCST.
CHAINS: dict[str, Callable[[int], str]] = {
    "and": lambda count: "a = " + " and ".join(["b"] * count),
    "comparison": lambda count: "a = " + " < ".join(["b"] * count),
}
# Deep for both.
NESTS: dict[str, Callable[[int], str]] = {
    "sum": lambda count: "a = " + " + ".join(["b"] * count),
    "attribute": lambda count: "a = b" + ".c" * count,
    "call": lambda count: "a = b" + "()" * count,
    "not": lambda count: "a = " + "not " * count + "b",
    "elif": lambda count: "if a:\n    pass\n" + "elif b:\n    pass\n" * count,
    "conditional": lambda count: "a = " + "a if b else " * count + "b",
    "lambda": lambda count: "a = " + "lambda: " * count + "b",
}
# Wide, and deep nowhere.
WIDE: dict[str, Callable[[int], str]] = {
    "list": lambda count: f"a = [{'b, ' * count}]",
    "call": lambda count: f"a = print({'b, ' * count})",
    "statements": lambda count: "a = b\n" * count,
    "strings": lambda count: "a = (" + "'b' " * (count // 2) + ")",
}


def assert_not_checked(lines: list[str]) -> None:
    """Assert that the only finding is one NG000 on the first line, and that it is no internal error."""
    assert len(lines) == 1, lines
    assert lines[0].startswith("net.py:1:1: NG000 ")
    assert "internal error" not in lines[0]


LONGEST = pytest.param(
    100_000,
    marks=pytest.mark.skipif(
        sys.version_info[:2] == (3, 12),
        reason="its tokenizer copies the line for each token, and flake8 keeps them all: 9 GB for 20,000 names",
    ),
)


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("count", [8_000, LONGEST])
def test_long_chains(project: Project, chain: str, count: int) -> None:
    project.write("net.py", f"{PROGRAM}{CHAINS[chain](count)}\n")
    result = project.flake8("--select=NG,E9", "net.py")
    assert_not_checked(result.lines)
    assert (result.status, result.errors) == (1, "")


@pytest.mark.parametrize("nest", NESTS)
def test_deep_nesting(project: Project, nest: str) -> None:
    # flake8's own pyflakes dies of RecursionError at this depth, so the command runs flake8 without it.
    project.write("net.py", f"{PROGRAM}{NESTS[nest](800)}\n")
    result = project.command("check", "net.py")
    assert_not_checked(result.lines)
    assert (result.status, result.errors) == (1, "")


@pytest.mark.parametrize("program", [*CHAINS.values(), *NESTS.values()], ids=[*CHAINS, *NESTS])
def test_what_people_write_is_checked(project: Project, program: Callable[[int], str]) -> None:
    project.write("net.py", f"{PROGRAM}{program(60)}\n")
    assert project.flake8("--select=NG,E9", "net.py").lines == [REPORT]


@pytest.mark.parametrize("wide", WIDE)
def test_wide_programs_are_checked(project: Project, wide: str) -> None:
    project.write("net.py", f"{PROGRAM}{WIDE[wide](5_000)}\n")
    assert project.flake8("--select=NG,E9", "net.py").lines == [REPORT]


def test_modules_inside_modules_are_checked() -> None:
    count = 200
    head = "class N{}(torch.nn.Module):\n    def __init__(self):\n        super().__init__()\n"
    classes = "".join(f"{head.format(i)}        self.part = N{i + 1}()\n" for i in range(count))
    leaf = f"class N{count}(torch.nn.Linear): pass\n"
    program = f"import torch\n{classes}{leaf}net = N0()\nnet.eval()\nprint(net(1))\n"
    assert [found.code for found in check(program, "net.py", Settings())] == ["NG001"]


def test_one_bad_file_costs_no_other(project: Project) -> None:
    project.write("deep.py", f"{PROGRAM}{CHAINS['and'](8_000)}\n")
    project.write("net.py", PROGRAM)
    result = project.flake8("-j2", "--select=NG,E9", "deep.py", "net.py")
    assert result.lines[0].startswith("deep.py:1:1: NG000 ")
    assert result.lines[1:] == [REPORT]


IN_A_THREAD = """\
import ast, sys, threading
from flake8_nograd.check import check
from flake8_nograd.settings import Settings

source = sys.stdin.read()
threading.stack_size({kib} * 1024)
thread = threading.Thread(target=lambda: {work})
thread.start()
thread.join()
"""
CHECKED = 'print(*[found.code for found in check(source, "net.py", Settings())])'
PARSED = "ast.parse(source)"


def in_a_thread(work: str, source: str, kib: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", IN_A_THREAD.format(kib=kib, work=work)]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kib", [512, 1024])
@pytest.mark.parametrize("count", [100, 300, 1_000, 3_000])
@pytest.mark.parametrize("program", [*CHAINS.values(), NESTS["sum"]], ids=[*CHAINS, "sum"])
def test_an_editors_thread_survives(program: Callable[[int], str], count: int, kib: int) -> None:
    """Editors lint in threads, whose stacks are small: 512 KiB on macOS, 1 MiB on Windows."""
    source = f"{PROGRAM}{program(count)}\n"
    done = in_a_thread(CHECKED, source, kib)
    if done.returncode < 0 and in_a_thread(PARSED, source, kib).returncode < 0:
        pytest.skip("Python's own parser overflows this stack")
    assert (done.returncode, done.stdout) in [(0, "NG000\n"), (0, "NG001\n")], done.stderr
