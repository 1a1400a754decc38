"""The functions of a file as text: which names each holds, and what of interest its text speaks of.

Nothing here walks expressions: a function is found on the tree, and judged by regular expressions on its lines.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

# A look-behind before a repetition keeps the search linear: without it each letter of a name begins a match of its own.
IDENTIFIER = re.compile(r"[^\W\d]\w*")
_GUARDS = ("no_grad", "inference_mode", "set_grad_enabled", "enable_grad", "volatile")
_GUARD_ALIAS = re.compile(r"(?:no_grad|inference_mode|set_grad_enabled|enable_grad)\s+as\s+(\w+)")
_MODE = re.compile(r"\.(?:eval|train)\b|\.training\s*=[^=]")
_PICKS_DATA = re.compile(r"""\btrain\s*=\s*False\b|["'](?:test|val|valid|validation|dev|eval|evaluation)["']""")
_KEEPS = re.compile(r"\.(?:append|appendleft|extend|insert|put|add)\(|^\s+\w+\.\w+(?:\[[^\]\n]*\])? [-+*/]?= ", re.M)
_GIVES_BACK = re.compile(r"\breturn\b.*\.")
_CALLED = re.compile(r"(?<!\w)([^\W\d]\w*)\s*\(")
_CALLED_ITEM = re.compile(r"(?<!\w)([^\W\d]\w*)\[[^\]\n]*\]\s*\(")
_HOLDERS = (
    re.compile(r"(?<!\w)([^\W\d]\w*) ?: [\"'\w.\[]*Module\b"),
    re.compile(r"(?<!\w)([^\W\d]\w*) ?= ?(?:await )?(?:\w+\.)*\w+\("),
    re.compile(r"(?<!\w)([^\W\d]\w*)\.(?:parameters|cuda|to|load_state_dict|eval|train)\("),
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
        pending.extend((child, owner, outer) for child in inner_statements(node))
    return found


def inner_statements(node: ast.AST) -> Iterator[ast.AST]:
    """The statements, handlers and cases directly inside a compound statement."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        value = getattr(node, name, None)
        if isinstance(value, list):
            yield from value


def first_line(statement: ast.stmt) -> int:
    """The line on which a statement begins, its decorators included."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(x.lineno for x in decorators)])


def _part(node: FunctionNode, owner: str, lines: list[str]) -> Part:
    first = first_line(node.body[0])
    last = node.end_lineno or first
    text = "".join(lines[first_line(node) - 1 : last])
    return Part(node, owner, first, last, text, frozenset(IDENTIFIER.findall(text)))


def guard_words(source: str) -> tuple[str, ...]:
    """The names of guards, with those under which the file imports them."""
    return (*_GUARDS, *_GUARD_ALIAS.findall(source))


def switches(text: str, guard_words: tuple[str, ...] = _GUARDS) -> bool:
    """Whether the text speaks of a guard or switches a mode."""
    if any(word in text for word in guard_words):
        return True
    return (".eval" in text or ".train" in text) and bool(_MODE.search(text))


def picks_data(text: str) -> bool:
    """Whether the text chooses data for evaluation: `train=False`, `loaders["val"]`."""
    return bool(_PICKS_DATA.search(text))


def detaches(text: str) -> bool:
    """Whether the text takes values out of their graph."""
    return ".detach(" in text or ".numpy(" in text


def uses_gradients(text: str) -> bool:
    """Whether the text may compute gradients backwards."""
    return "backward" in text or "autograd" in text or "requires_grad" in text


def leaves_more(part: Part) -> bool:
    """Whether the function does more to its caller than to return: it ends the program, or sets a global variable."""
    return "exit(" in part.text or "global " in part.text or isinstance(part.node.body[-1], ast.Raise)


def keeps_values(part: Part) -> bool:
    """Whether the function may keep what it is given, or give back what another has kept."""
    return bool(_KEEPS.search(part.text)) or bool(part.owner and _GIVES_BACK.search(part.text))


def text_outside(lines: list[str], parts: Iterable[Part]) -> str:
    """The text that stands in no function body."""
    kept = list(lines)
    for part in parts:
        kept[part.first - 1 : part.last] = [""] * (part.last - part.first + 1)
    return "".join(kept)


class Runners:
    """Tells whether a text calls something that may be a module."""

    def __init__(self, source: str, is_module_name: Callable[[str], bool]) -> None:
        """Learn from the whole file which names hold what was built, annotated or moved like a module."""
        self._is_module_name = is_module_name
        self._known: dict[str, bool] = {name: True for holder in _HOLDERS for name in holder.findall(source)}
        self._known["self"] = True

    def may_run(self, text: str, parameters: Collection[str] = ()) -> bool:
        """Whether something in the text may be a forward pass: one of the parameters of a function is called, say."""
        called = _CALLED.findall(text)
        if "](" in text:
            called += _CALLED_ITEM.findall(text)
        return any(self._is_runner(name) or name in parameters for name in called)

    def _is_runner(self, name: str) -> bool:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._is_module_name(name)
        return known
