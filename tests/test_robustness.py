"""No input makes `check()` raise, hang or contradict itself.

By default a sample of the installed files is linted; NOGRAD_FILES=all lints every one, NOGRAD_SEED chooses another
sample and NOGRAD_EXAMPLES another number of generated programs.
"""

from __future__ import annotations

import ast
import functools
import os
import random
import re
import sysconfig
import time
import tokenize
import warnings
from pathlib import Path

import hypothesmith
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from mutants import mutant

from flake8_nograd.check import check
from flake8_nograd.diagnostic import Diagnostic
from flake8_nograd.settings import Settings
from flake8_nograd.syntax.text import split_lines

SEED = int(os.environ.get("NOGRAD_SEED", "0"))
EXAMPLES = int(os.environ.get("NOGRAD_EXAMPLES", "60"))
ALL_FILES = os.environ.get("NOGRAD_FILES") == "all"
CHUNKS = 8
SAMPLE = 25
SLOWEST = 30.0
CASES = sorted((Path(__file__).parent / "cases").rglob("*.py"))
SOURCES = [path.read_text(encoding="utf-8") for path in CASES]
BEFORE = "import torch\nmodel = torch.load('model.pt')\nmodel.eval()\n"
AFTER = "\nimport torch\nmodel = torch.load('model.pt')\nmodel.eval()\nmodel(1)\n"
POSITION_IN_TEXT = re.compile(r":\d+:\d+: ")


def lint(source: str) -> list[Diagnostic]:
    """Lint `source` twice, and check what holds for every answer."""
    tree = _parsed(source)
    found = check(source, "program.py", Settings(unit_tests=True), tree)
    assert found == check(source, "program.py", Settings(unit_tests=True)), "the answer depends on whose tree it is"
    assert found == sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    lines = split_lines(source)
    for diagnostic in found:
        assert re.fullmatch(r"NG00[0-7]", diagnostic.code)
        assert 1 <= diagnostic.range.line <= diagnostic.range.end_line <= max(len(lines), 1)
        assert 0 <= diagnostic.range.column <= len(lines[diagnostic.range.line - 1] if lines else "")
        assert "\n" not in diagnostic.message
        assert POSITION_IN_TEXT.search(f"{diagnostic.message} ") is None
    return found


def _parsed(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def _is_python(source: str) -> bool:
    try:
        _parsed(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


generated = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not SEED,
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),  # hypothesmith's own targets climb for hours.
    suppress_health_check=list(HealthCheck),
)


@generated
@given(hypothesmith.from_grammar())
def test_programs_from_the_grammar(source: str) -> None:
    program = BEFORE + source + AFTER
    assume(_is_python(program))
    lint(program)


@generated
@given(hypothesmith.from_node())
def test_programs_from_nodes(source: str) -> None:
    program = BEFORE + source + AFTER
    assume(_is_python(program))
    lint(program)


NOTHING_TO_DO = {
    "while": "n = 0\nwhile {test}:\n    {body}\nelse:\n    {body}",
    "while that counts": "n = 0\nwhile {test}:\n    n += 1\n    if n > 2:\n        {body}\n    else:\n        {body}",
    "for": "for n in {test}, 2:\n    {body}\nelse:\n    {body}",
    "if": "if {test}:\n    {body}\nelif n < 2:\n    {body}\nelse:\n    {body}",
    "with": "with torch.no_grad():\n    {body}",
    "try": "try:\n    {body}\nexcept ValueError:\n    {body}\nelse:\n    {body}\nfinally:\n    {body}",
    "match": "match {test}:\n    case 1:\n        {body}\n    case _:\n        {body}",
    "function": "def predict(net=net, n=0):\n    {body}\npredict()\nwhile {test}:\n    predict()\n    break",
    "class": "class Net(torch.nn.Module):\n    {body}\nnet = Net()\nnet.eval()\nnet({test})",
}


@pytest.mark.parametrize("test", ["True", "...", "n < 2", "n", "(n := 1)", "not n"])
@pytest.mark.parametrize("body", ["pass", "...", "'nothing'", "global m"])
@pytest.mark.parametrize("block", NOTHING_TO_DO)
def test_blocks_that_do_nothing(block: str, body: str, test: str) -> None:
    """Lowering leaves no statement of some of these blocks."""
    lint(f"{BEFORE}{NOTHING_TO_DO[block].format(test=test, body=body)}\n{AFTER}")


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_mutants_of_the_cases(chunk: int) -> None:
    generator = random.Random(SEED * CHUNKS + chunk)
    programs = [mutant(generator, SOURCES) for _ in range(EXAMPLES)]
    valid = [program for program in programs if _is_python(program)]
    assert len(valid) > EXAMPLES / 2, "the mutants are hardly ever Python"
    for program in valid:
        lint(program)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_installed_files(chunk: int) -> None:
    """Lint files as they are, and once more with an end that makes the whole of them relevant."""
    linted = 0
    for path in _installed()[chunk::CHUNKS]:
        source = _readable(path)
        if source is not None:
            linted += 1
            _lint_in_time(path, source)
            _lint_in_time(path, source + AFTER)
    assert linted > 0


def _lint_in_time(path: Path, source: str) -> None:
    start = time.perf_counter()
    try:
        check(source, str(path), Settings(unit_tests=True), _parsed(source))
    except Exception as error:
        raise AssertionError(f"{path} is too much for check()") from error
    assert time.perf_counter() - start < SLOWEST, path


@functools.cache
def _installed() -> list[Path]:
    folders = {Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")}
    files = sorted({path.resolve() for folder in folders for path in folder.rglob("*.py")})
    return files if ALL_FILES else random.Random(SEED).sample(files, min(SAMPLE * CHUNKS, len(files)))


def _readable(path: Path) -> str | None:
    """Return the text of a file that Python itself can read and parse, as flake8 would hand it over."""
    try:
        with tokenize.open(path) as file:
            source = file.read()
    except (SyntaxError, UnicodeError):
        return None
    return source if _is_python(source) and _is_python(source + AFTER) else None
