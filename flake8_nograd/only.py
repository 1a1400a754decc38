"""flake8 with this one plugin: its files, its configuration and its `noqa`, and no other checker."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from flake8.main.application import Application
from flake8.plugins.finder import Checkers, Plugins

from flake8_nograd.plugin import NoGradPlugin

UNREADABLE = ("E902", "E999")
"""flake8's own codes for a file that cannot be read or parsed, and so was not checked."""


def run_only(arguments: Sequence[str]) -> int:
    """Run flake8 with `arguments` in this process; return 0 if clean, 1 with findings, 2 if flake8 failed."""
    application = _OnlyNoGrad()
    application.run(arguments)
    if application.catastrophic_failure:
        return 2
    return 1 if application.result_count else 0


class _OnlyNoGrad(Application):
    """flake8's run, changed where it has read its options and found its plugins."""

    def make_guide(self) -> None:
        assert self.options is not None
        self.options.select = [*_selected(self.options), *UNREADABLE]
        self.options.extend_select = None
        super().make_guide()

    def make_file_checker_manager(self, argv: Sequence[str]) -> None:
        assert self.plugins is not None
        self.plugins = _only_ours(self.plugins)
        super().make_file_checker_manager(argv)


def _selected(options: argparse.Namespace) -> list[str]:
    """Return what the user selects of our codes; all of them if the selection speaks of other tools only."""
    if options.select is None:
        return ["NG"]
    chosen = [*options.select, *(options.extend_select or [])]
    return [code for code in chosen if code.startswith("NG") or "NG".startswith(code)] or ["NG"]


def _only_ours(plugins: Plugins) -> Plugins:
    ours = [loaded for loaded in plugins.checkers.tree if loaded.obj is NoGradPlugin]
    return plugins._replace(checkers=Checkers(tree=ours, logical_line=[], physical_line=[]))
