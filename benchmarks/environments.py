"""The virtual environments in `.venvs/`.

Those of the speed test are flake8 alone, with this plugin, and with TorchFix; each tool that is compared (`peers.py`)
has another one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from corpus import HERE

VENVS = HERE / ".venvs"
PLAIN, OURS, TORCHFIX = "flake8", "flake8 + flake8-nograd", "flake8 + TorchFix"

FLAKE8 = "flake8==7.5.0"
TORCHFIX_PIN = "torchfix==0.7.0"
_PACKAGES: dict[str, list[str]] = {PLAIN: [], OURS: [], TORCHFIX: [TORCHFIX_PIN]}
_PLUGINS = {PLAIN: "pycodestyle", OURS: "flake8-nograd", TORCHFIX: "torchfix"}


def python(name: str) -> Path:
    """The interpreter of an environment."""
    return VENVS / name.replace(" ", "") / "bin" / "python"


def prepare() -> dict[str, str]:
    """Make the environments, install this checkout anew, and return what `flake8 --version` says in each.

    Raises RuntimeError if flake8 does not load the plugin that an environment is there for.
    """
    versions = {}
    for name, packages in _PACKAGES.items():
        ensure(name, FLAKE8, *packages)
        if name == OURS:
            _install_checkout()
        versions[name] = _output(name, "-m", "flake8", "--version")
        if _PLUGINS[name] not in versions[name].lower():
            raise RuntimeError(f"flake8 does not load {_PLUGINS[name]}: {versions[name]}")
    return versions


def ensure(name: str, *requirements: str) -> None:
    """Make an environment unless it is there, and install requirements in it; options of pip may stand among them."""
    if not python(name).exists():
        venv.create(python(name).parent.parent, with_pip=True)
    _pip(name, "install", "--quiet", "--disable-pip-version-check", *requirements)


def version_of(name: str, package: str) -> str:
    """The version of a package in an environment."""
    return _output(name, "-c", f"from importlib.metadata import version; print(version({package!r}))")


def _install_checkout() -> None:
    """Install this checkout, from a copy, so that the build leaves nothing in it and finds nothing of an older one."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        shutil.copytree(HERE.parent, copy, ignore=shutil.ignore_patterns(".*", "benchmarks", "build", "tests"))
        _pip(OURS, "install", "--quiet", str(copy))
        _pip(OURS, "install", "--quiet", "--force-reinstall", "--no-deps", str(copy))


def _pip(name: str, *words: str) -> None:
    subprocess.run([str(python(name)), "-m", "pip", *words], check=True)


def _output(name: str, *words: str) -> str:
    command = [str(python(name)), *words]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=VENVS).stdout
    return " ".join(printed.split())


if __name__ == "__main__":
    for label, text in prepare().items():
        print(f"{label} (Python {sys.version.split()[0]}): {text}")
