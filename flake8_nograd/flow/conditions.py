"""Conditions: what their outcome is in a state, and what a branch may assume of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import ge, gt, le, lt
from typing import Any

from flake8_nograd.flow.dotted import dotted_text, operand_text
from flake8_nograd.flow.implications import implied, literal, meaning, mentioned, stands_for_condition
from flake8_nograd.flow.state import Key, Meaning, State
from flake8_nograd.flow.switch import NEVER, off_at, on_at
from flake8_nograd.flow.values import ConstRef, Obj, Value
from flake8_nograd.syntax import program as p

_ORDERS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def outcome(test: p.Expr, state: State) -> bool | None:
    """Whether the condition surely holds (True), surely fails (False), or either (None)."""
    if isinstance(test, p.Not):
        inner = outcome(test.operand, state)
        return None if inner is None else not inner
    if isinstance(test, p.BoolOp):
        return _bool_op(test, state)
    for key, polarity in atoms(test):
        known = state.assumed.get(key)
        known = implied(key, state.assumed) if known is None else known
        if known is not None:
            return known == polarity
    known = _compare(test, state) if isinstance(test, p.Compare) else _truth(test, state)
    meant = meaning(test, state.meanings) if known is None else None
    if meant is not None:
        known = outcome(meant[0], state)
        known = None if known is None else known == meant[1]
    return known


def _bool_op(test: p.BoolOp, state: State) -> bool | None:
    left, decisive = outcome(test.left, state), test.op == "or"
    if left is decisive:
        return decisive
    # The right side is looked at where the left one has not decided.
    right = outcome(test.right, assume(test.left, not decisive, state) if _is_simple(test.left) else state)
    if right is decisive:
        return decisive
    return None if left is None or right is None else not decisive


def _is_simple(test: p.Expr) -> bool:
    """Whether it is no `and` or `or`, whose parts would be looked at again and again."""
    while isinstance(test, p.Not):
        test = test.operand
    return not isinstance(test, p.BoolOp)


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


def _truth(test: p.Expr, state: State) -> bool | None:
    value = _value(test, state)
    if value is not None and "present" in value.tags:
        return True
    known = {bool(ref.value) for ref in _possible(test, value, state)}
    if len(known) == 1:
        return known.pop()
    return _is_in_train_mode(test, state)


def _possible(test: p.Expr, value: Value | None, state: State) -> list[ConstRef]:
    """The literals that an expression may be, if it can be nothing else: those that no condition denied."""
    if value is None or value.open:
        return []
    literals = [ref for ref in value.refs if isinstance(ref, ConstRef)]
    text = dotted_text(test) if len(literals) > 1 else None
    if len(literals) < len(value.refs) or text is None:
        return literals if len(literals) == len(value.refs) else []
    return [ref for ref in literals if not _is_denied(text, ref, state)]


def _is_denied(text: str, ref: ConstRef, state: State) -> bool:
    truth, key = state.assumed.get((text,)), (text, "==", literal(ref.kind, ref.value))
    return truth not in (None, bool(ref.value)) or state.assumed.get(key) is False


def _is_in_train_mode(test: p.Expr, state: State) -> bool | None:
    """Whether `m.training` holds: the mode of the module says so, if that is known."""
    module = whose_mode(test, state)
    if module is None:
        return None
    mode = state.mode(module)
    return True if mode.surely_on else False if mode.surely_off else None


def whose_mode(test: p.Expr, state: State) -> Obj | None:
    """The module that `m.training` asks."""
    return _module(test.base, state) if isinstance(test, p.Attr) and test.name == "training" else None


def _module(expr: p.Expr, state: State) -> Obj | None:
    """The one object that a name or a path of attributes leads to."""
    steps: list[str] = []
    while isinstance(expr, p.Attr):
        steps.append(expr.name)
        expr = expr.base
    held = state.env.get(expr.id) if isinstance(expr, p.Name) else None
    found = None if held is None else held.sole
    while steps and isinstance(found, Obj):
        step = steps.pop()
        given = state.attrs.get((found, step))
        found = found.attr(step) if given is None else given.sole
    return found if isinstance(found, Obj) else None


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
    known = {_is_so(test.op, ref, right.sole) for ref in _possible(test.left, left, state)}
    return known.pop() if len(known) == 1 else None


def _is_so(op: str, left: ConstRef, right: object) -> bool | None:
    """The outcome of a comparison of two literals."""
    if not isinstance(right, ConstRef):
        return None
    if op in _ORDERS:
        both = isinstance(left.value, int) and isinstance(right.value, int)
        return bool(_ORDERS[op](left.value, right.value)) if both else None
    same = left.value == right.value if op in ("==", "!=") else left == right
    return {"==": same, "is": same, "!=": not same, "is not": not same}.get(op)


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
    text = operand_text(test.left)
    if text is None:
        return
    if isinstance(test.right, p.Const) and test.op in ("==", "!=", "is", "is not"):
        value = test.right.value
        yield (text, "==", literal(type(value).__name__, value)), test.op in ("==", "is")
    elif test.op in ("in", "not in", "==", "!="):
        other = _fixed_text(test.right)
        if other is not None:
            yield (text, test.op.replace("not ", "").replace("!", "="), other), test.op in ("in", "==")


def _fixed_text(expr: p.Expr) -> str | None:
    if isinstance(expr, p.Items) and all(isinstance(x, p.Const) for x in expr.items):
        return repr([x.value for x in expr.items if isinstance(x, p.Const)])
    return operand_text(expr)


def assume(test: p.Expr, holds: bool, state: State) -> State:
    """The state on the branch where the condition holds, or fails."""
    if isinstance(test, p.Not):
        return assume(test.operand, not holds, state)
    if isinstance(test, p.BoolOp):
        return _assume_both(test, holds, state) if (test.op == "and") == holds else _assume_one(test, holds, state)
    for key, polarity in atoms(test):
        state = state.assume(key, polarity == holds)
    meant = meaning(test, state.meanings)
    return state if meant is None else assume(meant[0], meant[1] == holds, state)


def _assume_both(test: p.BoolOp, holds: bool, state: State) -> State:
    return assume(test.right, holds, assume(test.left, holds, state))


def _assume_one(test: p.BoolOp, holds: bool, state: State) -> State:
    """One of the two sides decided: if the other cannot have, it is known which."""
    if not _is_simple(test.left):
        return state
    otherwise = assume(test.left, not holds, state)
    if outcome(test.left, state) is (not holds):
        return assume(test.right, holds, otherwise)
    return assume(test.left, holds, state) if outcome(test.right, otherwise) is (not holds) else state


def name(target: str, value: p.Expr, state: State) -> State:
    """The state after `is_train = phase == "train"`: whatever decides the condition decides what the name holds."""
    if not stands_for_condition(value):
        return state
    mentions = frozenset(mentioned(value))
    if target in mentions:
        return state
    return state._replace(meanings={**state.meanings, target: Meaning(value, mentions)})


def branch(test: p.Expr, holds: bool, state: State) -> State:
    """As `assume`; in a branch of `if m.training:` the module is in that mode, if it can be in either."""
    state = assume(test, holds, state)
    while isinstance(test, p.Not):
        test, holds = test.operand, not holds
    module = whose_mode(test, state)
    if module is None:
        return state
    mode = state.mode(module)
    if NEVER in (mode.on, mode.off) or mode.unknown or mode.entry:
        return state
    return state._replace(modes={**state.modes, module: on_at(mode.on) if holds else off_at(mode.off)})
