"""The table of options in argparse's terms, for flake8's parser and for the command's own."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from flake8_nograd.settings import Option, Parsed


def argument_type(option: Option) -> Callable[[str], Parsed]:
    """Return what argparse calls with the text of `option`.

    argparse calls it for the command line and, through flake8, for the text of a configuration file, and puts the
    option's name before the error's text.
    """

    def parse(text: str) -> Parsed:
        try:
            return option.parse_text(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return parse


class Switch(argparse.Action):
    """`--x` and `--no-x`, and a value where flake8 has read the option from a file.

    argparse's own `store_true` would do on the command line, but flake8 reads such an option from a file with
    configparser's `getboolean`, and dies of a ValueError where this one gives a usage error.
    """

    def __init__(self, option_strings: Sequence[str], dest: str, **kwargs: Any) -> None:
        """Add the `--no-` spelling to each of `option_strings`."""
        off = [f"--no-{text.removeprefix('--')}" for text in option_strings]
        super().__init__([*option_strings, *off], dest, nargs=0, **kwargs)

    def __call__(
        self, parser: object, namespace: argparse.Namespace, values: object, option_string: str | None = None
    ) -> None:
        """Store what the spelling says."""
        setattr(namespace, self.dest, not str(option_string).startswith("--no-"))


def keywords(option: Option) -> dict[str, Any]:
    """Return what `add_argument` and flake8's `add_option` both take for `option`, without the default."""
    shape: dict[str, Any] = {"action": Switch} if option.is_switch else {"metavar": option.metavar}
    return {"type": argument_type(option), "help": option.help, **shape}
