"""Expressions as messages quote them: whole if they are short, else without what their parentheses hold."""

from __future__ import annotations

from collections.abc import Callable

from flake8_nograd.flow.dotted import dotted_text
from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.syntax import program as p


def receiver(forward: ForwardPass) -> p.Expr:
    """The expression for what runs forward: `net` of `net(x)` and of `net.forward(x)`."""
    func = forward.node.func
    return func.base if forward.method and isinstance(func, p.Attr) else func


def shortened(node: p.Expr, text_of: Callable[[int], str], most: int) -> str:
    """The text of an expression; that of a longer one without what its calls and subscripts hold."""
    text = text_of(node.pos)
    if len(text) <= most or dotted_text(node) is not None:
        return text
    if isinstance(node, p.Call):
        return f"{shortened(node.func, text_of, most)}({'...' if node.args or node.keywords else ''})"
    if isinstance(node, p.Attr):
        return f"{shortened(node.base, text_of, most)}.{node.name}"
    return f"{shortened(node.base, text_of, most)}[...]" if isinstance(node, p.Subscript) else text
