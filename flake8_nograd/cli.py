"""The command `flake8-nograd`: check files, or explain a rule."""

from __future__ import annotations

import argparse
import os.path
import platform
import sys
import traceback
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from flake8_nograd import __version__
from flake8_nograd.arguments import keywords
from flake8_nograd.pyproject import CODE, Arguments, ConfigurationError, read_pyproject
from flake8_nograd.settings import OPTIONS

_DESCRIPTION = "Find PyTorch code that evaluates while recording gradients, or in the wrong module mode."
_CHECK = """\
Run flake8 with the codes NG only. flake8's configuration files and `# noqa` are honoured. A `select` in them that
names only codes of other tools does not silence NG; `ignore`, `per-file-ignores` and `exclude` do. A file that cannot
be read or parsed is shown as E902 or E999.

For each option, the command line beats [tool.flake8-nograd] of pyproject.toml, which beats flake8's configuration
file, which beats the built-in default."""
_EXIT = "Exit status: 0 without findings, 1 with findings, 2 for a usage error or an internal error."

_VALUES = {
    "format": ("FORMAT", "How to print a finding, as flake8's --format."),
    "output-file": ("FILE", "Write the findings to this file."),
    "color": ("WHEN", "auto, always or never."),
    "stdin-display-name": ("NAME", "The file name that findings in standard input (-) have."),
    "exclude": ("PATTERNS", "Files and folders to leave out, instead of flake8's default list."),
    "extend-exclude": ("PATTERNS", "Files and folders to leave out, beside the others."),
    "per-file-ignores": ("PAIRS", "Pairs of a file pattern and codes, as in 'tests/*:NG004'."),
    "config": ("FILE", "flake8's configuration file, instead of the one that it finds."),
}
_FLAGS = {
    "show-source": "Print the line of each finding.",
    "statistics": "Count the findings of each code.",
    "count": "Print the number of findings.",
    "disable-noqa": "Report also what `# noqa` hides.",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (by default the process's) and return its exit status."""
    try:
        arguments = _parser().parse_args(argv)
        status: int = arguments.run(arguments)
        return status
    except Exception:
        # An uncaught exception would exit with 1, which means findings.
        traceback.print_exc()
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("flake8-nograd", description=_DESCRIPTION, epilog=_EXIT)
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    rule = commands.add_parser(
        "rule", help="explain a rule", description="Print the page of a rule, or list the rules."
    )
    rule.add_argument("code", nargs="?", metavar="CODE", help="such as NG001; without it, the codes are listed")
    rule.set_defaults(run=_rule, parser=rule)
    return parser


def _version() -> str:
    parts = ", ".join(f"{name} {metadata.version(name)}" for name in ("flake8", "libcst"))
    return f"flake8-nograd {__version__} ({parts}, Python {platform.python_version()})"


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    formatter = argparse.RawDescriptionHelpFormatter
    check = commands.add_parser(
        "check", help="check files", description=_CHECK, epilog=_EXIT, formatter_class=formatter
    )
    check.add_argument(
        "paths", nargs="*", metavar="PATH", default=["."], help="files, folders, or - for standard input"
    )
    check.set_defaults(run=_check, parser=check)
    rules = check.add_argument_group("what to look for")
    for option in OPTIONS:
        rules.add_argument(f"--{option.name}", dest=f"nograd-{option.name}", **keywords(option))
    rules.add_argument("--select", type=_codes, metavar="CODES", help="Report these codes only.")
    rules.add_argument("--ignore", type=_codes, metavar="CODES", help="Do not report these codes.")
    host = check.add_argument_group("as in flake8")
    host.add_argument("-j", "--jobs", metavar="N", help="How many processes to use: a number, or auto.")
    for name, (metavar, text) in _VALUES.items():
        host.add_argument(f"--{name}", dest=name, metavar=metavar, help=text)
    for name, text in _FLAGS.items():
        host.add_argument(f"--{name}", dest=name, action="store_true", default=None, help=text)
    host.add_argument("--isolated", action="store_true", default=None, help="Read no configuration file at all.")


def _codes(text: str) -> str:
    for code in filter(None, text.replace(",", " ").split()):
        if CODE.fullmatch(code) is None:
            raise argparse.ArgumentTypeError(f"{code!r} is not a code such as 'NG001' or 'NG'")
    return text


def _check(arguments: argparse.Namespace) -> int:
    try:
        from_file = {} if arguments.isolated else read_pyproject(Path.cwd())
        paths = [_path(text) for text in arguments.paths]
    except (ConfigurationError, FileNotFoundError) as error:
        arguments.parser.error(str(error))
    # flake8 is imported late: `flake8-nograd rule` does not need it.
    from flake8_nograd.only import run_only

    return run_only([*_options({**from_file, **_from_command_line(arguments)}), *paths])


def _path(text: str) -> str:
    if text != "-" and not os.path.exists(text):
        raise FileNotFoundError(f"no such file or folder: {text!r}")
    return f"./{text}" if text.startswith("-") and text != "-" else text


def _from_command_line(arguments: argparse.Namespace) -> Arguments:
    given = {name: value for name, value in vars(arguments).items() if value is not None}
    for name in ("paths", "run", "parser"):
        del given[name]
    return {name: _text(value) for name, value in given.items()}


def _text(value: object) -> str | bool:
    if isinstance(value, tuple):
        return ",".join(value)
    return value if isinstance(value, bool) else str(value)


def _options(arguments: Arguments) -> list[str]:
    return [_option(name, value) for name, value in arguments.items()]


def _option(name: str, value: str | bool) -> str:
    if isinstance(value, str):
        return f"--{name}={value}"
    return f"--{name}" if value else f"--no-{name}"


def _rule(arguments: argparse.Namespace) -> int:
    from flake8_nograd.rule_pages import listing, page

    try:
        text = listing() if arguments.code is None else page(arguments.code)
    except KeyError:
        arguments.parser.error(f"there is no rule {arguments.code!r}; 'flake8-nograd rule' lists them")
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    return 0
