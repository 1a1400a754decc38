"""The hook, through the real `pre-commit try-repo` on a throw-away repository.

pre-commit clones the hook's repository and installs it with pip, so this needs git and a package index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from programs import CLEAN, NG001, NG001_AT, ng001

ROOT = Path(__file__).parent.parent.parent
PARTS = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "pyproject.toml", "flake8_nograd")
IDENTITY = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where the test cannot run: without git, or where pip reaches no index."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    target = tmp_path_factory.mktemp("probe")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-cache-dir", "--dest", str(target), "mccabe"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("pip reaches no package index")


@pytest.fixture(scope="module")
def hook(index: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Commit the package as it stands in the checkout to a repository of its own."""
    repository = tmp_path_factory.mktemp("hook")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, repository / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, repository / part)
    git(repository, "init", "--quiet")
    commit(repository)
    return repository


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """Make a repository whose second commit is about to hold one bad and one good file."""
    repository = tmp_path / "user"
    repository.mkdir()
    git(repository, "init", "--quiet")
    (repository / "README.md").write_text("A project.\n")
    commit(repository)
    (repository / "bad.py").write_text(NG001)
    (repository / "good.py").write_text(CLEAN)
    git(repository, "add", ".")
    return repository


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def git(repository: Path, *arguments: str) -> None:
    subprocess.run(["git", *IDENTITY, *arguments], cwd=repository, check=True, capture_output=True)


def commit(repository: Path) -> None:
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--no-verify", "--message", "A state")


def try_hook(repository: Path, hook: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    """Run the hook on what is staged in `repository`."""
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hook), "flake8-nograd", "--color=never"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(cache)}
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)


def test_one_bad_and_one_good_file(user: Path, hook: Path, cache: Path) -> None:
    done = try_hook(user, hook, cache)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "flake8-nograd............................................................Failed\n" in done.stdout
    assert [line for line in done.stdout.splitlines() if ".py" in line] == [f"bad.py:{NG001_AT}: {ng001()}"]


def test_a_good_file_alone(user: Path, hook: Path, cache: Path) -> None:
    git(user, "rm", "--quiet", "--cached", "bad.py")
    done = try_hook(user, hook, cache)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "flake8-nograd............................................................Passed\n" in done.stdout


def test_a_commit_without_python(user: Path, hook: Path, cache: Path) -> None:
    commit(user)
    (user / "README.md").write_text("A project with PyTorch.\n")
    git(user, "add", "README.md")
    done = try_hook(user, hook, cache)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "flake8-nograd........................................(no files to check)Skipped\n" in done.stdout
