"""This checkout as git knows it."""

from __future__ import annotations

import subprocess

from corpus import HERE

ROOT = HERE.parent
PACKAGE = "flake8_nograd"


def git(*words: str) -> str:
    """What a git command prints about this checkout. Raises CalledProcessError."""
    command = ["git", "-C", str(ROOT), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def analysis_commit() -> str:
    """The last commit that changed the analysis, and whether it has been changed since."""
    commit = git("log", "-1", "--format=%h", "--", PACKAGE)
    return f"{commit} with changes" if git("status", "--porcelain", "--", PACKAGE) else commit


def resolve(name: str) -> str:
    """The hash of a commit. Exits with a message if there is none of this name."""
    try:
        return git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except subprocess.CalledProcessError:
        raise SystemExit(f"no such commit: {name}") from None
