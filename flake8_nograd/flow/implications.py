"""What one condition says of another, and the conditions that names stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flake8_nograd.flow.state import Key, Meaning
from flake8_nograd.flow.walk import expressions
from flake8_nograd.syntax import program as p

_FALSE_LITERALS = frozenset({"bool:False", "NoneType:None", "int:0", "float:0.0", "str:"})
_EQUAL = ("==", "is")
_COMPARED = (*_EQUAL, "!=", "is not", "in", "not in")


def literal(kind: str, value: object) -> str:
    """A literal as a part of a key: with the name of its type, since `1 == True` in Python."""
    return f"{kind}:{value}"


def implied(key: Key, assumed: Mapping[Key, bool]) -> bool | None:
    """`phase == "train"` holds, so `phase == "val"` fails, and so does `phase in ("val", "test")`."""
    if not assumed:
        return None
    if len(key) == 1:
        return _truth(key[0], assumed)
    if key[1] == "in" and key[2].startswith("["):
        for other, known in assumed.items():
            if known and len(other) == 3 and other[:2] == (key[0], "==") and ":" in other[2]:
                kind, _, text = other[2].partition(":")
                return None if kind != "str" else repr(text) in key[2]
    return _equality(key, assumed) if key[1] == "==" and ":" in key[2] else None


def _truth(name: str, assumed: Mapping[Key, bool]) -> bool | None:
    """`x is True` holds, so `x` counts as true."""
    for other, known in assumed.items():
        if known and len(other) == 3 and other[:2] == (name, "==") and ":" in other[2]:
            return other[2] not in _FALSE_LITERALS
    return None


def _equality(key: Key, assumed: Mapping[Key, bool]) -> bool | None:
    """Of two names, unlike two literals (`type:value`), it is not known that they differ."""
    truth = assumed.get(key[:1])
    if truth is not None and truth == (key[2] in _FALSE_LITERALS):
        return False
    for other, known in assumed.items():
        if known and len(other) == 3 and other[:2] == key[:2] and ":" in other[2] and other[2] != key[2]:
            return False
    return None


def stands_for_condition(value: p.Expr) -> bool:
    """Whether what is computed is decided by a condition: one, or one of two literals by a condition."""
    if isinstance(value, p.IfExp):
        return isinstance(value.body, p.Const) and isinstance(value.orelse, p.Const)
    return isinstance(value, (p.Not, p.BoolOp)) or (isinstance(value, p.Compare) and value.op in _COMPARED)


def mentioned(value: p.Expr) -> Iterator[str]:
    """The names and attributes that an expression looks at."""
    for part in expressions([value]):
        if isinstance(part, p.Name):
            yield part.id
        elif isinstance(part, p.Attr):
            yield part.name


def meaning(test: p.Expr, meanings: Mapping[str, Meaning]) -> tuple[p.Expr, bool] | None:
    """The condition that the test is the same as, and its outcome where the test holds."""
    if not meanings:
        return None
    named = test.left if isinstance(test, p.Compare) else test
    known = meanings.get(named.id) if isinstance(named, p.Name) else None
    if known is None:
        return None
    if not isinstance(known.expr, p.IfExp):
        return (known.expr, True) if named is test else _as_truth(test, known.expr)
    yes, no = (_holds(test, x) for x in (known.expr.body, known.expr.orelse))
    return None if yes is None or yes is no else (known.expr.test, yes)


def _as_truth(test: p.Expr, expr: p.Expr) -> tuple[p.Expr, bool] | None:
    """`is_train is False`, of a name that holds True or False, as what it says of the name's truth."""
    if not isinstance(test, p.Compare) or not isinstance(expr, (p.Compare, p.Not)):
        return None
    if test.op not in ("==", "!=", "is", "is not") or not isinstance(test.right, p.Const):
        return None
    value = test.right.value
    return (test.left, value is (test.op in _EQUAL)) if isinstance(value, bool) else None


def _holds(test: p.Expr, given: p.Expr) -> bool | None:
    """Whether the test holds if the name in it is this literal."""
    if not isinstance(given, p.Const):
        return None
    if not isinstance(test, p.Compare):
        return bool(given.value)
    if test.op not in ("==", "!=", "is", "is not") or not isinstance(test.right, p.Const):
        return None
    same = type(given.value) is type(test.right.value) and given.value == test.right.value
    return same == (test.op in _EQUAL)
