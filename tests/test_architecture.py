"""The directions of the imports, as import-linter's contracts in pyproject.toml have them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT_IMPORTS = (sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
NEWS = {
    "the layers": ("flake8_nograd/torch_facts/__init__.py", "import flake8_nograd.check"),
    "an unnamed module": ("flake8_nograd/stray.py", "import flake8_nograd.check"),
    "libcst": ("flake8_nograd/flow/__init__.py", "import libcst"),
    "syntax in rules": ("flake8_nograd/rules/__init__.py", "import flake8_nograd.syntax.program"),
    "flake8 in the analysis": ("flake8_nograd/check.py", "import flake8"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the package in `folder`."""
    return subprocess.run([*LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_the_contracts_are_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken\.", done.stdout)


@pytest.mark.parametrize("what", NEWS)
def test_the_contracts_can_be_broken(tmp_path: Path, what: str) -> None:
    for path in [ROOT / "pyproject.toml", *(ROOT / "flake8_nograd").rglob("*.py")]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    name, line = NEWS[what]
    with (tmp_path / name).open("a") as module:
        module.write(f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout
