"""The table `[tool.flake8-nograd]` of pyproject.toml, turned into flake8's own command line options."""

from __future__ import annotations

import os.path
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flake8_nograd.settings import OPTIONS, Option, folder, folder_to_be

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = "tool.flake8-nograd"
CODE = re.compile(r"NG\d{0,3}|E902|E999")

Arguments = dict[str, "str | bool"]
"""Options of flake8 by their long name without dashes: a text, or whether a switch is on."""


class ConfigurationError(Exception):
    """A pyproject.toml that cannot be used. The text names the file, the key and the value."""


def read_pyproject(directory: Path) -> Arguments:
    """Read the nearest pyproject.toml with our table, in `directory` or above it. Raises ConfigurationError."""
    for candidate in (directory / "pyproject.toml", *(parent / "pyproject.toml" for parent in directory.parents)):
        table = _table(candidate)
        if table is not None:
            base = os.path.relpath(candidate.parent, directory)
            return dict(_argument(candidate, key, value, base) for key, value in table.items())
    return {}


def _table(path: Path) -> Mapping[str, Any] | None:
    if not path.is_file():
        return None
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from None
    tools = content.get("tool", {})
    table = tools.get("flake8-nograd") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigurationError(f"{path}: [{TABLE}] is not a table")
    return table


def _argument(path: Path, key: str, value: object, base: str) -> tuple[str, str | bool]:
    try:
        if key in _OWN:
            return f"nograd-{key}", _own_value(_OWN[key], value, base)
        if key in _OF_FLAKE8:
            return key, _OF_FLAKE8[key](value, base)
    except ValueError as error:
        raise ConfigurationError(f"{path}: [{TABLE}] {key}: {error}") from None
    known = ", ".join(sorted({*_OWN, *_OF_FLAKE8}))
    raise ConfigurationError(f"{path}: [{TABLE}] has no key {key!r}; it may have {known}")


def _own_value(option: Option, value: object, base: str) -> str | bool:
    if option.is_switch:
        if not isinstance(value, bool):
            raise ValueError(f"{value!r} is not true or false")
        return value
    if option.one is not None:
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise ValueError(f"{value!r} is not a single value")
        text = os.path.join(base, str(value)) if value and option.one in (folder, folder_to_be) else str(value)
        return str(option.one(text))
    return ",".join(option.parse_list(_strings(value)))


def _strings(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{value!r} is not a list of strings")
    return value


def _codes(value: object, base: str = "") -> str:
    codes = _strings(value)
    for code in codes:
        if CODE.fullmatch(code) is None:
            raise ValueError(f"{code!r} is not a code such as 'NG001' or 'NG'")
    return ",".join(codes)


def _paths(value: object, base: str) -> str:
    return ",".join(_path(item, base) for item in _strings(value))


def _per_file_ignores(value: object, base: str) -> str:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not a table of patterns and codes")
    return "\n".join(f"{_path(pattern, base)}:{_codes(codes)}" for pattern, codes in value.items())


def _path(pattern: str, base: str) -> str:
    """Make a pattern with a separator relative to the pyproject.toml, not to where the command runs.

    flake8 splits its lists at commas, blanks and colons; `?` matches any of them.
    """
    rooted = os.path.join(base, pattern) if "/" in pattern or pattern == "." else pattern
    return re.sub(r"[\s,:]", "?", rooted)


_OWN = {option.name: option for option in OPTIONS}
_OF_FLAKE8: dict[str, Callable[[object, str], str]] = {
    "exclude": _paths,
    "extend-exclude": _paths,
    "per-file-ignores": _per_file_ignores,
    "select": _codes,
    "ignore": _codes,
}
