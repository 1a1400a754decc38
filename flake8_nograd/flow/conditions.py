"""Conditions: what their outcome is in a state, and what a branch may assume of them."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.state import Key, State
from flake8_nograd.flow.switch import NEVER, off_at, on_at
from flake8_nograd.flow.values import ConstRef, Obj, Value
from flake8_nograd.syntax import program as p


def dotted_text(expr: p.Expr) -> str | None:
    """`a.b.c` of a name or attribute path, else None."""
    parts: list[str] = []
    while isinstance(expr, p.Attr):
        parts.append(expr.name)
        expr = expr.base
    if isinstance(expr, p.Name):
        parts.append(expr.id)
        return ".".join(reversed(parts))
    return None


def last_name(expr: p.Expr) -> str:
    """The name, or that of the attribute: `c` of `a().c`; empty for all else."""
    if isinstance(expr, p.Attr):
        return expr.name
    return expr.id if isinstance(expr, p.Name) else ""


def outcome(test: p.Expr, state: State) -> bool | None:
    """Whether the condition surely holds (True), surely fails (False), or either (None)."""
    if isinstance(test, p.Not):
        inner = outcome(test.operand, state)
        return None if inner is None else not inner
    if isinstance(test, p.BoolOp):
        return _bool_op(test, state)
    for key, polarity in atoms(test):
        known = state.assumed.get(key)
        if known is not None:
            return known == polarity
        implied = _implied(key, state)
        if implied is not None:
            return implied == polarity
    if isinstance(test, p.Compare):
        return _compare(test, state)
    return _truth(_value(test, state))


def _bool_op(test: p.BoolOp, state: State) -> bool | None:
    left, right = outcome(test.left, state), outcome(test.right, state)
    decisive = test.op == "or"
    if left is decisive or right is decisive:
        return decisive
    return None if left is None or right is None else not decisive


def _implied(key: Key, state: State) -> bool | None:
    """`phase == "train"` holds, so `phase == "val"` fails, and so does `phase in ("val", "test")`."""
    if len(key) == 3 and key[1] == "in" and key[2].startswith("["):
        for other, known in state.assumed.items():
            if known and len(other) == 3 and other[:2] == (key[0], "==") and ":" in other[2]:
                kind, _, text = other[2].partition(":")
                return None if kind != "str" else repr(text) in key[2]
    if len(key) == 3 and key[1] == "==":
        for other, known in state.assumed.items():
            # Of two names, unlike two literals (`type:value`), it is not known that they differ.
            literals = ":" in other[-1] and ":" in key[2]
            if known and literals and len(other) == 3 and other[:2] == key[:2] and other[2] != key[2]:
                return False
    return None


def _value(expr: p.Expr, state: State) -> Value | None:
    if isinstance(expr, p.Const):
        return Value((ConstRef(expr.value, type(expr.value).__name__),), False)
    if isinstance(expr, p.Name):
        return state.env.get(expr.id)
    if isinstance(expr, p.Attr) and isinstance(expr.base, p.Name):
        base = state.env.get(expr.base.id)
        if base is not None and isinstance(base.sole, Obj):
            return state.attrs.get((base.sole, expr.name))
    return None


def _truth(value: Value | None) -> bool | None:
    if value is None:
        return None
    if "present" in value.tags:
        return True
    sole = value.sole
    if isinstance(sole, ConstRef):
        return bool(sole.value)
    return None


def _compare(test: p.Compare, state: State) -> bool | None:
    left, right = _value(test.left, state), _value(test.right, state)
    if left is None:
        return None
    if test.op in ("in", "not in") and isinstance(test.right, p.Items):
        return _contained(test, left)
    if right is None:
        return None
    against_none = isinstance(right.sole, ConstRef) and right.sole.value is None
    if against_none and "present" in left.tags:
        return {"is": False, "==": False, "is not": True, "!=": True}.get(test.op)
    if isinstance(left.sole, ConstRef) and isinstance(right.sole, ConstRef):
        same = left.sole.value == right.sole.value if test.op in ("==", "!=") else left.sole == right.sole
        return {"==": same, "is": same, "!=": not same, "is not": not same}.get(test.op)
    return None


def _contained(test: p.Compare, left: Value) -> bool | None:
    items = test.right.items if isinstance(test.right, p.Items) else ()
    if not isinstance(left.sole, ConstRef) or not all(isinstance(x, p.Const) for x in items):
        return None
    found = any(isinstance(x, p.Const) and x.value == left.sole.value for x in items)
    return found == (test.op == "in")


def atoms(test: p.Expr) -> Iterator[tuple[Key, bool]]:
    """The condition as something to remember: (key, outcome of the key when the condition holds)."""
    if isinstance(test, p.Not):
        for key, polarity in atoms(test.operand):
            yield key, not polarity
    elif isinstance(test, p.Compare):
        yield from _comparison_atoms(test)
    else:
        text = dotted_text(test)
        if text is not None:
            yield (text,), True


def _comparison_atoms(test: p.Compare) -> Iterator[tuple[Key, bool]]:
    text = dotted_text(test.left)
    if text is None:
        return
    if isinstance(test.right, p.Const) and test.op in ("==", "!=", "is", "is not"):
        yield (text, "==", f"{type(test.right.value).__name__}:{test.right.value}"), test.op in ("==", "is")
    elif test.op in ("in", "not in", "==", "!="):
        other = _fixed_text(test.right)
        if other is not None:
            yield (text, test.op.replace("not ", "").replace("!", "="), other), test.op in ("in", "==")


def _fixed_text(expr: p.Expr) -> str | None:
    if isinstance(expr, p.Items) and all(isinstance(x, p.Const) for x in expr.items):
        return repr([x.value for x in expr.items if isinstance(x, p.Const)])
    return dotted_text(expr)


def assume(test: p.Expr, holds: bool, state: State) -> State:
    """The state on the branch where the condition holds, or fails."""
    if isinstance(test, p.Not):
        return assume(test.operand, not holds, state)
    if isinstance(test, p.BoolOp):
        if (test.op == "and") == holds:
            return assume(test.right, holds, assume(test.left, holds, state))
        return state
    for key, polarity in atoms(test):
        state = state.assume(key, polarity == holds)
    return state


def branch(test: p.Expr, holds: bool, state: State) -> State:
    """As `assume`; in a branch of `if m.training:` the module is in that mode, if it can be in either."""
    state = assume(test, holds, state)
    while isinstance(test, p.Not):
        test, holds = test.operand, not holds
    held = state.env.get(test.base.id) if isinstance(test, p.Attr) and isinstance(test.base, p.Name) else None
    if held is None or not isinstance(held.sole, Obj) or not isinstance(test, p.Attr) or test.name != "training":
        return state
    mode = state.mode(held.sole)
    if NEVER in (mode.on, mode.off) or mode.unknown or mode.entry:
        return state
    return state._replace(modes={**state.modes, held.sole: on_at(mode.on) if holds else off_at(mode.off)})
