"""The functions of a file as text: which names each holds, and what of interest its text speaks of.

Nothing here walks expressions: a function is found on the tree, and judged by regular expressions on its lines.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from flake8_nograd.torch_facts import modules

IDENTIFIER = re.compile(r"[^\W\d]\w*")
_GUARDS = ("no_grad", "inference_mode", "set_grad_enabled", "enable_grad", "volatile")
_GUARD_ALIAS = re.compile(r"(?:no_grad|inference_mode|set_grad_enabled|enable_grad)\s+as\s+(\w+)")
_OF_GRADIENTS = ("backward", "autograd", "requires_grad", "register_hook", "retain_grad", "grad_fn")
_ENTERED = ("__init__", "__enter__", "__exit__", "__call__")
_LETTING_OUT = ("yield", "set_grad_enabled(", "enter_context(", "__enter__(")
_DATA_OF_TENSOR = re.compile(r"(?<!self)\.data\b(?!\s*[(=])")
_GUARD_RETURNED = re.compile(rf"\breturn\b[^\n]*(?:{'|'.join(_GUARDS)})")
_MODE = re.compile(r"\.(?:eval|train)\b|\.training\s*=[^=]")
_KEEPS = re.compile(r"\.(?:append|appendleft|extend|insert|put|add)\(|^\s+\w+\.\w+(?:\[[^\]\n]*\])? [-+*/]?= ", re.M)
_GIVES_BACK = re.compile(r"\breturn\b.*\.")
_BUILT = re.compile(r"(?<!\w)([A-Z]\w*)\(")
# What an expression begins with is looked for fast if it is a letter; so the look behind it follows the word.
_TRAIN_FALSE = re.compile(r"train(?<!\wtrain)\s*=\s*False\b")
_DATA_KEYS = tuple(
    f"{quote}{word}{quote}"
    for word in ("test", "val", "valid", "validation", "dev", "eval", "evaluation")
    for quote in "\"'"
)

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(slots=True)
class Part:
    """A function of the file: its node, the class that owns it, the lines of its body, and what its text holds.

    `runs` tells that it calls something that may be a module, `hidden` that its body is left out of the parse.
    """

    node: FunctionNode
    owner: str
    first: int
    last: int
    text: str
    names: frozenset[str]
    runs: bool = False
    hidden: bool = False
    inner: list[Part] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def switches(self) -> bool:
        """Whether it speaks of a guard or switches a mode."""
        return switches(self.text)

    @property
    def parameters(self) -> set[str]:
        """The names of its positional and keyword parameters."""
        given = self.node.args
        return {x.arg for x in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


def parts_of(tree: ast.Module, lines: list[str]) -> list[Part]:
    """All functions of the file, outer ones before those inside them."""
    found: list[Part] = []
    pending: list[tuple[ast.AST, str, Part | None]] = [(tree, "", None)]
    while pending:
        node, owner, outer = pending.pop()
        if isinstance(node, FunctionNode):
            part = _part(node, owner, lines)
            found.append(part)
            if outer is not None:
                outer.inner.append(part)
            owner, outer = "", part
        elif isinstance(node, ast.ClassDef):
            owner = node.name
        pending.extend((child, owner, outer) for child in _compound_statements(node))
    return found


_KINDS: tuple[type[ast.AST], ...] = (ast.Module, ast.ExceptHandler, ast.match_case, *ast.stmt.__subclasses__())
BLOCKS = {
    kind: blocks
    for kind in _KINDS
    if (blocks := tuple(x for x in kind._fields if x in ("body", "orelse", "finalbody", "handlers", "cases")))
}
"""The fields of each compound statement that hold statements, handlers or cases."""


def _compound_statements(node: ast.AST) -> Iterator[ast.AST]:
    """The compound statements, handlers and cases directly inside one."""
    for name in BLOCKS[type(node)]:
        for child in getattr(node, name):
            if type(child) in BLOCKS:
                yield child


def first_line(statement: ast.stmt) -> int:
    """The line on which a statement begins, its decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(x.lineno for x in decorators)])


def _part(node: FunctionNode, owner: str, lines: list[str]) -> Part:
    first = first_line(node.body[0])
    last = node.end_lineno or first
    text = "".join(_without_docstring(node, lines[first_line(node) - 1 : last], first_line(node)))
    return Part(node, owner, first, last, text, frozenset(IDENTIFIER.findall(text)))


def _without_docstring(node: FunctionNode, lines: list[str], first: int) -> list[str]:
    """The lines of a function, which begin at `first`, without those that hold its docstring alone."""
    doc = node.body[0]
    if not (isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant) and isinstance(doc.value.value, str)):
        return lines
    before, last = doc.lineno - first, (doc.end_lineno or doc.lineno) - first
    rest = lines[last].encode()[doc.end_col_offset or 0 :]
    is_alone = not rest.strip() and not lines[before].encode()[: doc.col_offset].strip()
    return [*lines[:before], *lines[last + 1 :]] if is_alone else lines


def guard_words(source: str) -> tuple[str, ...]:
    """The names of guards that the file speaks of, with those under which it imports them."""
    found = [word for word in _GUARDS if word in source]
    return (*found, *(_GUARD_ALIAS.findall(source) if found else ()))


def switches(text: str, guard_words: tuple[str, ...] = _GUARDS) -> bool:
    """Whether the text speaks of a guard or switches a mode."""
    return speaks_of_guards(text, guard_words) or switches_modes(text)


def speaks_of_guards(text: str, guard_words: tuple[str, ...] = _GUARDS) -> bool:
    """Whether the text speaks of a guard."""
    return any(word in text for word in guard_words)


def switches_modes(text: str) -> bool:
    """Whether the text switches a mode."""
    return (".eval" in text or ".train" in text) and bool(_MODE.search(text))


def lets_guards_out(part: Part) -> bool:
    """Whether a guard that the function speaks of may hold for its caller: it is a context manager, a decorator, ..."""
    if part.inner or part.name in _ENTERED or any(word in part.text for word in _LETTING_OUT):
        return True
    return bool(_GUARD_RETURNED.search(part.text))


def picks_data(text: str) -> bool:
    """Whether the text chooses data for evaluation: `train=False`, `loaders["val"]`."""
    return any(key in text for key in _DATA_KEYS) or bool(_TRAIN_FALSE.search(text))


def detaches(text: str) -> bool:
    """Whether the text takes values out of their graph."""
    if ".detach(" in text or ".numpy(" in text:
        return True
    return ".data" in text and bool(_DATA_OF_TENSOR.search(text))


def uses_gradients(text: str) -> bool:
    """Whether the text may compute gradients backwards."""
    return any(word in text for word in _OF_GRADIENTS)


def leaves_more(part: Part) -> bool:
    """Whether the function does more to its caller than to return: it ends the program, or sets a global variable."""
    return "exit(" in part.text or "global " in part.text or isinstance(part.node.body[-1], ast.Raise)


def keeps_values(part: Part) -> bool:
    """Whether the function may keep what it is given, or give back what another has kept."""
    return bool(_KEEPS.search(part.text)) or bool(part.owner and _GIVES_BACK.search(part.text))


def builds_modules(text: str) -> bool:
    """Whether a constructor may build modules with parameters: it calls something whose name is that of a class."""
    return any(name not in modules.NO_PARAMETERS for name in _BUILT.findall(text))


def text_outside(lines: list[str], parts: Iterable[Part]) -> str:
    """The text that stands in no function body."""
    kept = list(lines)
    for part in parts:
        kept[part.first - 1 : part.last] = [""] * (part.last - part.first + 1)
    return "".join(kept)
