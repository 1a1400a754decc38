"""The settings of one run, and the one table of options from which every host reads them.

flake8's option manager, the command `flake8-nograd` and the reader of pyproject.toml each walk over `OPTIONS`. A host
prefixes the name as is its custom (`--nograd-model-names`, `--model-names`, `model-names = [...]`) and hands the parsed
values to `settings_from`.
"""

from __future__ import annotations

import keyword
import os.path
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PROJECT, FILE = "project", "file"
"""Where evidence may come from: the project's other files too, or each file alone."""

Parsed = tuple[str, ...] | bool | str | int


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set.

    Names are globs (`model`, `net*`, `*_loader`), matched with the last part of a dotted expression. `None` stands for
    the built-in list of `torch_facts.names`, a tuple replaces that list, the `extend_` fields add to it. Guards are
    dotted names of decorators, context managers or functions that stop autograd from recording.

    `scope` is `PROJECT` or `FILE`. The project of a file begins at `project_root`, or where convention says if that is
    None. Of a project of more than `project_files` files, or one that takes more than `project_seconds` seconds to
    look through, the callers of a function are unknown.

    What is read off the files of a project is kept in `cache_dir`, or in a folder at its root if that is None.
    """

    model_names: tuple[str, ...] | None = None
    extend_model_names: tuple[str, ...] = ()
    loader_names: tuple[str, ...] | None = None
    extend_loader_names: tuple[str, ...] = ()
    inference_functions: tuple[str, ...] | None = None
    extend_inference_functions: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    unit_tests: bool = False
    scope: str = PROJECT
    project_root: str | None = None
    project_files: int = 20_000
    project_seconds: int = 30
    cache_dir: str | None = None
    cache: bool = True


_NAME_PATTERN = re.compile(r"(?!\d)(?:\w|[*?]|\[!?\w(?:\w|-(?=\w))*\])+")
_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def name_pattern(text: str) -> str:
    """Return `text` if it can match an identifier as a glob. Raises ValueError."""
    if _NAME_PATTERN.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a name or a pattern of names such as 'net*' (without dots)")
    return text


def dotted_name(text: str) -> str:
    """Return `text` if it is a dotted Python name. Raises ValueError."""
    if not all(part.isidentifier() and not keyword.iskeyword(part) for part in text.split(".")):
        raise ValueError(f"{text!r} is not a dotted name such as 'project.utils.no_gradients'")
    return text


def switch(text: str) -> bool:
    """Return the truth value that `text` spells in a configuration file. Raises ValueError."""
    word = text.strip().lower()
    if word not in _YES + _NO:
        raise ValueError(f"{text!r} is not 'true' or 'false'")
    return word in _YES


def scope(text: str) -> str:
    """Return `text` if it is a scope. Raises ValueError."""
    if text not in (PROJECT, FILE):
        raise ValueError(f"{text!r} is not {PROJECT!r} or {FILE!r}")
    return text


def folder(text: str) -> str:
    """Return `text` if it is the path of a folder. Raises ValueError."""
    if not os.path.isdir(text):
        raise ValueError(f"{text!r} is not a folder")
    return text


def folder_to_be(text: str) -> str:
    """Return `text` if it can be the path of a folder, there or not. Raises ValueError."""
    if not text or "\0" in text:
        raise ValueError(f"{text!r} is not the path of a folder")
    return text


def positive(text: str) -> int:
    """Return the positive number that `text` spells. Raises ValueError."""
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0):
        raise ValueError(f"{text!r} is not a positive whole number")
    return int(text)


@dataclass(frozen=True, slots=True)
class Option:
    """One setting as the hosts show it.

    `item` checks one element of a list, `one` a single value; without either the option is a switch. `metavar` stands
    for the value in a help text, `default` is what `Settings` has.
    """

    name: str
    help: str
    item: Callable[[str], str] | None = None
    default: Parsed | None = None
    one: Callable[[str], str | int] | None = None
    metavar: str = "NAMES"

    @property
    def field(self) -> str:
        """The field of `Settings` that this option sets."""
        return self.name.replace("-", "_")

    @property
    def is_switch(self) -> bool:
        """Whether the value is yes or no, and not a list of names."""
        return self.item is None and self.one is None

    def parse_text(self, text: str) -> Parsed:
        """Read a value of a command line or flake8's files: names between commas or blanks. Raises ValueError."""
        if self.one is not None:
            return self.one(text.strip())
        if self.item is None:
            return switch(text)
        return self.parse_list(part for part in re.split(r"[,\s]+", text) if part)

    def parse_list(self, values: Iterable[str]) -> tuple[str, ...]:
        """Check every element of a list. Raises ValueError that names the first bad one."""
        assert self.item is not None, self.name
        return tuple(self.item(value) for value in values)


OPTIONS: tuple[Option, ...] = (
    Option("model-names", "Names that usually hold a model, instead of the built-in list.", name_pattern),
    Option("extend-model-names", "Names that usually hold a model, beside the others.", name_pattern, ()),
    Option("loader-names", "Names that yield evaluation data, instead of the built-in list.", name_pattern),
    Option("extend-loader-names", "Names that yield evaluation data, beside the others.", name_pattern, ()),
    Option("inference-functions", "Functions that evaluate or predict, instead of the built-in list.", name_pattern),
    Option("extend-inference-functions", "Functions that evaluate or predict, beside the others.", name_pattern, ()),
    Option("guards", "Dotted names of own functions and context managers that turn autograd off.", dotted_name, ()),
    Option("unit-tests", "Report in unit tests and smoke tests too.", None, False),
    Option("scope", "'project' to look at the project's other files too, or 'file'.", None, PROJECT, scope, "SCOPE"),
    Option("project-root", "Where the project begins, instead of what convention says.", None, None, folder, "FOLDER"),
    Option("project-files", "Look for callers in a project of at most so many files.", None, 20_000, positive, "N"),
    Option("project-seconds", "Look for callers for at most so many seconds.", None, 30, positive, "N"),
    Option("cache-dir", "Where to keep what is read off other files.", None, None, folder_to_be, "FOLDER"),
    Option("cache", "Keep on disk what is read off other files.", None, True),
)  # fmt: skip


def settings_from(values: Mapping[str, Any]) -> Settings:
    """Build the settings from parsed values by field name; a field that is missing keeps its default."""
    return Settings(**{option.field: values[option.field] for option in OPTIONS if option.field in values})
