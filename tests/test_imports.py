"""What names hold that are imported from other files: shown by what `check` reports at their calls."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Project as Folder

from flake8_nograd.check import check
from flake8_nograd.project.project import Project
from flake8_nograd.settings import Settings

LIBRARY = '''\
"""Every name here is meant to be imported by another file."""

import torch
import missing
from missing import somewhere
from other import *
from other import Renamed as Base

no_grad = torch.no_grad
alias = no_grad
number = 3
_hidden = torch.no_grad


def settle(net):
    net.eval()


settle_too = settle
settle_quietly = torch.no_grad()(settle)


class Modes(Base):
    @staticmethod
    def settle(net):
        net.eval()

    class Inner:
        pass


def early(net):
    late(net)


def late(net):
    net.eval()
'''
OTHER = """\
import torch

__all__ = ["exported", "Renamed"]


def exported(net):
    net.eval()


def kept_back(net):
    net.eval()


class Renamed:
    @staticmethod
    def inherited(net):
        net.eval()
"""
SWITCH = "def run(net: torch.nn.Module, x):\n    {call}\n    return net(x)\n"
GUARD = "def run(net: torch.nn.Module, x):\n    net.eval()\n    with {call}:\n        return net(x)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("lib.py", LIBRARY)
    folder.write("other.py", OTHER)
    return folder


def reported(folder: Folder, imports: str, body: str) -> bool:
    """Whether NG001 is reported in a file of the folder, and nothing else ever."""
    found = check(f"import torch\n{imports}\n\n\n{body}", str(folder.root / "run.py"), Settings(), None, in_(folder))
    assert {diagnostic.code for diagnostic in found} <= {"NG001"}
    return bool(found)


def in_(folder: Folder) -> Project:
    return Project(folder.root, 100, 60)


@pytest.mark.parametrize(
    ("imports", "call", "switches"),
    [
        ("from lib import settle", "settle(net)", True),
        ("from lib import settle_too", "settle_too(net)", True),
        ("from lib import settle_quietly", "settle_quietly(net)", True),
        ("from lib import early", "early(net)", True),
        ("from lib import exported", "exported(net)", True),
        ("from lib import kept_back", "kept_back(net)", False),
        ("from lib import number", "number(net)", False),
        ("from lib import missing", "missing(net)", False),
        ("from lib import somewhere", "somewhere(net)", False),
        ("from lib import nothing", "nothing(net)", False),
        ("import lib", "lib.settle(net)", True),
        ("import lib", "lib(net)", False),
        ("import lib as helpers", "helpers.settle(net)", True),
        ("import lib", "lib.Modes.settle(net)", True),
        ("import lib", "lib.Modes.inherited(net)", True),
        ("import lib", "lib.Modes.nothing(net)", False),
        ("import lib", "lib.settle.nothing(net)", False),
        ("import lib", "lib.nothing.at.all(net)", False),
        ("import lib", "lib(net); lib.settle(net)", True),
        ("import lib", "lib.Modes.nothing(net); lib.settle(net)", True),
        ("from lib import Modes", "Modes.settle(net)", True),
        ("from lib import Modes", "Modes().inherited(net)", True),
        ("from lib import *", "settle(net)", True),
        ("from lib import *", "exported(net)", True),
        ("from lib import *", "number(net); settle(net)", True),
        ("from other import *", "exported(net)", True),
        ("from other import *", "kept_back(net)", False),
        ("from missing import *", "settle(net)", False),
        ("from missing import *\nfrom lib import *", "settle(net)", True),
        ("from . import *\nfrom .lib import *", "settle(net)", True),
    ],
)
def test_functions_that_switch_a_mode(folder: Folder, imports: str, call: str, switches: bool) -> None:
    assert reported(folder, imports, SWITCH.format(call=call)) is switches


@pytest.mark.parametrize(
    ("imports", "call", "guards"),
    [
        ("from lib import no_grad", "no_grad()", True),
        ("from lib import alias", "alias()", True),
        ("from lib import _hidden", "_hidden()", True),
        ("import lib", "lib.alias()", True),
        ("from lib import *", "no_grad()", True),
        ("from lib import number", "number()", False),
    ],
)
def test_names_of_guards(folder: Folder, imports: str, call: str, guards: bool) -> None:
    assert reported(folder, imports, GUARD.format(call=call)) is not guards


def test_a_name_is_looked_up_once_in_a_cycle(folder: Folder) -> None:
    folder.write("a.py", "import torch\nfrom b import lost\n")
    folder.write("b.py", "import torch\nfrom a import lost\n")
    assert not reported(folder, "from a import lost", SWITCH.format(call="lost(net); lost(net)"))


def test_imports_in_a_chain_are_followed_so_far_and_no_further(folder: Folder) -> None:
    for number in range(1, 6):
        folder.write(f"hop{number}.py", f"import torch\nfrom hop{number - 1} import settle\n")
    folder.write("hop0.py", LIBRARY)
    found = [reported(folder, f"from hop{n} import settle", SWITCH.format(call="settle(net)")) for n in range(6)]
    assert found == [True, True, True, False, False, False]
