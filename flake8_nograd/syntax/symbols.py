"""The values of literals and the symbols of operators."""

from __future__ import annotations

import ast
import re

import libcst as cst

_PLAIN = re.compile(r"""'[^'\\\n]*'|"[^"\\\n]*\"""")


def literal(text: str, otherwise: object) -> object:
    """The value of a literal; `otherwise` if Python cannot tell it."""
    if _PLAIN.fullmatch(text):  # Most are, and Python's own parser takes long to begin.
        return text[1:-1]
    if text.isdecimal():
        return int(text)
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError):
        return otherwise


_SYMBOLS: dict[type[cst.CSTNode], str] = {cst.And: "and", cst.Or: "or"}


def symbol(operator: cst.CSTNode) -> str:
    """The program's name of an operator: `and`, `or`, else that of its class."""
    return _SYMBOLS.get(type(operator), type(operator).__name__)


_COMPARATORS: dict[type[cst.CSTNode], str] = {
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.Is: "is",
    cst.IsNot: "is not",
    cst.In: "in",
    cst.NotIn: "not in",
    cst.LessThan: "<",
    cst.LessThanEqual: "<=",
    cst.GreaterThan: ">",
    cst.GreaterThanEqual: ">=",
}


def comparator(operator: cst.CSTNode) -> str:
    """The symbol of a comparison."""
    return _COMPARATORS[type(operator)]
