"""The documentation says what is so: its code is linted; tables, pages and output are compared with the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from case_files import parse_case
from conftest import Project

from flake8_nograd.check import check
from flake8_nograd.pyproject import read_pyproject
from flake8_nograd.rule_pages import listing, page
from flake8_nograd.settings import OPTIONS, Settings

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "rules"
EXAMPLES = ROOT / "examples"
NAMES = dict(line.split() for line in listing().splitlines())
RULE_CODES = [code for code in NAMES if code != "NG000"]
HEADINGS = ["What it does", "Why is this bad", "Example", "Use instead", "Known limits", "Fix safety", "References"]
TEXTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "examples/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]

each_rule = pytest.mark.parametrize("code", RULE_CODES)
each_text = pytest.mark.parametrize("path", TEXTS, ids=[path.relative_to(ROOT).as_posix() for path in TEXTS])


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


README = read(ROOT / "README.md")
CONTRIBUTING = read(ROOT / "CONTRIBUTING.md")
EXPECTED = read(EXAMPLES / "expected.txt")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of `text` in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sections(text: str, level: int = 2) -> dict[str, str]:
    """What stands under each heading of this level. Lines that look like one in a fenced block would count too."""
    parts = re.split(rf"^{'#' * level} (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in `text`, heads and rules left out, without links and code marks."""
    lines = [line.strip("| ") for line in text.splitlines() if line.startswith("|")]
    heads = {index - 1 for index, line in enumerate(lines) if line.startswith("---")}
    kept = [line for index, line in enumerate(lines) if index not in heads and not line.startswith("---")]
    return [re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", line).replace("`", "").split(" | ") for line in kept]


def reported(block: str) -> list[tuple[int, str]]:
    """The line and the code of what `check()` reports in the block."""
    return [(found.range.line, found.code) for found in check(block, "project/example.py", Settings())]


def marked(block: str) -> list[tuple[int, str]]:
    """The line and the code of every comment `# NG001` in the block."""
    lines = enumerate(block.split("\n"), start=1)
    return [(number, code) for number, line in lines for code in re.findall(r"# (NG\d{3})\b", line)]


# --- pages of the rules --------------------------------------------------------------------------------------------


def test_there_is_a_page_for_every_code() -> None:
    assert sorted(path.name for path in PAGES.iterdir()) == [f"{code}.md" for code in NAMES]


@pytest.mark.parametrize("code", NAMES)
def test_pages_are_fresh(code: str) -> None:
    assert read(PAGES / f"{code}.md") == page(code), "run scripts/write-rule-pages"


@pytest.mark.parametrize("code", NAMES)
def test_pages_begin_with_code_and_name(code: str) -> None:
    assert page(code).splitlines()[0] == f"# {code}: {NAMES[code]}"


@each_rule
def test_pages_have_the_same_headings(code: str) -> None:
    assert list(sections(page(code))) == HEADINGS


@each_rule
def test_examples_are_reported_with_their_code_alone(code: str) -> None:
    examples = blocks(sections(page(code))["Example"], "python")
    assert examples
    for block in examples:
        assert {found for _, found in reported(block)} == {code}


@each_rule
def test_what_to_use_instead_is_silent(code: str) -> None:
    examples = blocks(sections(page(code))["Use instead"], "python")
    assert examples
    for block in examples:
        assert reported(block) == []


# --- code blocks ---------------------------------------------------------------------------------------------------


@each_text
def test_python_blocks_are_reported_as_marked(path: Path) -> None:
    for block in blocks(read(path), "python"):
        ast.parse(block)
        assert reported(block) == marked(block), block


def test_the_readme_shows_a_bad_and_a_good_block() -> None:
    assert [bool(marked(block)) for block in blocks(README, "python")] == [True, False]


def test_the_case_that_contributing_shows() -> None:
    (block,) = (block for block in blocks(CONTRIBUTING, "python") if marked(block))
    case = parse_case("reported/NG001/shown.py", block)
    (found,) = check(case.source, case.path, case.settings)
    (marker,) = case.markers
    assert (found.range.line, found.range.column + 1, found.code) == (marker.line, marker.column, marker.code)
    assert marker.fragment in found.message


@pytest.mark.parametrize("block", blocks(README, "ini"))
def test_flake8_accepts_the_configuration(project: Project, block: str) -> None:
    project.write(".flake8", block)
    project.write("net.py", "import torch\n\nprint(torch)\n")
    for run in (project.flake8, lambda *paths: project.command("check", *paths)):
        result = run("net.py")
        assert (result.lines, result.status, result.errors) == ([], 0, "")


@pytest.mark.parametrize("block", blocks(README, "toml"))
def test_the_command_accepts_the_configuration(project: Project, block: str) -> None:
    project.write("pyproject.toml", block)
    assert bool(read_pyproject(project.root)) == ("[tool.flake8-nograd]" in block)


def test_the_hook_of_the_readme_exists() -> None:
    hooks = read(ROOT / ".pre-commit-hooks.yaml")
    assert re.findall(r"- id: (\S+)", hooks) == ["flake8-nograd"]
    assert any("- id: flake8-nograd\n" in block for block in blocks(README, "yaml"))


# --- tables and links ----------------------------------------------------------------------------------------------


def test_codes_in_the_readme() -> None:
    table = rows(sections(README)["What it catches"])
    assert {code: name for code, name, _ in table} == NAMES


def test_codes_in_the_changelog() -> None:
    changes = read(ROOT / "CHANGELOG.md")
    assert dict(re.findall(r"^- (NG\d{3}), `([a-z-]+)`", changes, re.MULTILINE)) == NAMES
    assert set(re.findall(r"NG\d{3}", changes)) == set(NAMES)


def test_options_in_the_readme() -> None:
    table = rows(sections(README)["Configuration"])
    assert [name for name, _, _ in table] == [option.name for option in OPTIONS]


def test_reasons_in_the_readme_are_those_of_the_cases() -> None:
    """One item for each folder of silent cases but `00_correct_code`, with its number."""
    items = re.findall(r"^(\d)\. ", sections(README)["What it does not report"], re.MULTILINE)
    folders = sorted(path.name[:2] for path in (ROOT / "tests" / "cases" / "silent").iterdir())
    assert [f"0{item}" for item in items] == folders[1:]


@each_text
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", read(path)):
        assert target.startswith("https://") or (path.parent / target).exists(), target


def test_every_module_is_on_the_page_of_the_architecture() -> None:
    text = sections(read(ROOT / "docs" / "architecture.md"))["The modules"]
    listed = {name.strip("`"): {cells[0] for cells in rows(body)} for name, body in sections(text, level=3).items()}
    packages = [path.parent for path in sorted((ROOT / "flake8_nograd").rglob("__init__.py"))]
    assert listed == {
        package.relative_to(ROOT).as_posix(): {path.name for path in package.glob("*.py")} - {"__init__.py"}
        for package in packages
    }


# --- examples ------------------------------------------------------------------------------------------------------


def test_the_examples_are_reported_as_expected() -> None:
    result = Project(ROOT).command("check", "--isolated", "examples")
    assert "\n".join([*result.lines, ""]) == EXPECTED
    assert (result.status, result.errors) == (1, "")


def test_the_readme_shows_what_the_demo_prints() -> None:
    assert blocks(sections(README)["Try it"], "text") == [EXPECTED]


def test_every_rule_has_an_example() -> None:
    assert sorted(re.findall(r"NG\d{3}", EXPECTED)) == RULE_CODES


def function_at(path: str, line: int) -> str:
    """How the table of the examples names the innermost function round a line."""
    functions = [node for node in ast.walk(ast.parse(read(ROOT / path))) if isinstance(node, ast.FunctionDef)]
    around = [node for node in functions if node.lineno <= line <= (node.end_lineno or 0)]
    return f"{max(around, key=lambda node: node.lineno).name} in {Path(path).name}"


def test_the_table_of_the_examples() -> None:
    table = rows(read(EXAMPLES / "README.md"))
    places = re.findall(r"^(.+):(\d+):\d+: (NG\d{3}) ", EXPECTED, re.MULTILINE)
    wrong = {code: function_at(path, int(line)) for path, line, code in places}
    assert {code: function for code, function, _ in table} == wrong
    for _, _, right in table:
        name, file = right.split(" in ")
        assert f"def {name}(" in read(EXAMPLES / file)
        assert right not in wrong.values()
