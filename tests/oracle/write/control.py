"""Branches, loops, `try`, `match` and the ways out of them."""

from __future__ import annotations

from .pen import MOST_DEPTH, Lines, Pen, Scope, indented

_CONDITIONS = (
    (10, "{0}"),
    (4, "not {0}"),
    (2, "{0} and {1}"),
    (2, "{0} or {1}"),
    (1, "{0} is True"),
    (1, "{0} == False"),
)
_HEADS = (
    (6, "loader"),
    (5, "range"),
    (3, "batches"),
    (2, "enumerate"),
    (3, "phases"),
    (1, "zip"),
    (1, "empty"),
)


def condition(pen: Pen, scope: Scope) -> str:
    """Something that runs decide: a flag mostly."""
    if not scope.flags:
        return pen.pick(("True", "False"))
    flag = pen.pick(scope.flags)
    return pen.weighted(_CONDITIONS).format(flag, pen.pick(scope.flags))


def branch(pen: Pen, scope: Scope) -> Lines:
    """`if`, perhaps with `elif` and `else`."""
    if scope.depth >= MOST_DEPTH:
        return ["pass"]
    lines = [f"if {condition(pen, scope)}:", *indented(pen.block(scope.inner(), 1, 2))]
    if pen.chance(10):
        lines += [f"elif {condition(pen, scope)}:", *indented(pen.block(scope.inner(), 1, 2))]
    if pen.chance(50):
        lines += ["else:", *indented(pen.block(scope.inner(), 1, 2))]
    return lines


def for_loop(pen: Pen, scope: Scope) -> Lines:
    """A loop over data, a range or a display."""
    if scope.depth >= MOST_DEPTH:
        return ["pass"]
    inner = scope.inner(loop=True)
    head = pen.weighted(_HEADS)
    item, labels = pen.name("item"), pen.name("target")
    loader = pen.pick(scope.loaders) if scope.loaders else ""
    batches = pen.pick(scope.batches) if scope.batches else ""
    if head == "loader" and loader:
        text = f"for {item}, {labels} in {loader}:"
        inner.inputs = [item]
    elif head == "enumerate" and loader:
        text = f"for step, ({item}, {labels}) in enumerate({loader}):"
        inner.inputs = [item]
    elif head == "zip" and batches:
        text = f"for {item}, {labels} in zip({batches}, {batches}):"
        inner.inputs = [item, labels]
    elif head == "batches" and batches:
        text = f"for {item} in {batches}:"
        inner.inputs = [item]
    elif head == "phases":
        return _phases(pen, scope)
    else:
        text = f"for epoch in range({'0' if head == 'empty' else pen.number(1, 2)}):"
    lines = [text, *indented(pen.block(inner, 1, 3))]
    return lines + (["else:", *indented(pen.block(scope.inner(), 1, 1))] if pen.chance(10) else [])


def _phases(pen: Pen, scope: Scope) -> Lines:
    """One body for training and evaluation."""
    phase = pen.name("phase")
    model = pen.pick(scope.models).text
    test = pen.pick((f'{phase} == "train"', f'{phase} in ("train",)', f'{phase} != "val"'))
    head = [f"if {test}:", f"    {model}.train()", "else:", f"    {model}.eval()"]
    if pen.chance(30):
        head = [f"{model}.train({test})"]
    out, loss = pen.name("out"), pen.name("loss")
    inputs = pen.pick(scope.inputs) if scope.inputs else "torch.ones(2, 4)"
    step = [f"{out} = {model}({inputs})", f"{loss} = {out}.sum()", f"if {test}:", f"    {loss}.backward()"]
    if pen.chance(50):
        step = [f"with torch.set_grad_enabled({test}):", *indented(step)]
    phases = pen.pick(('("train", "val")', '["train", "val"]'))
    return [f"for {phase} in {phases}:", *indented([*head, *step, *pen.block(scope.inner(loop=True), 1, 1)])]


def while_loop(pen: Pen, scope: Scope) -> Lines:
    """A loop that counts, or one that is left by `break`."""
    if scope.depth >= MOST_DEPTH:
        return ["pass"]
    count = pen.name("count")
    inner = scope.inner(loop=True)
    if pen.chance(30):
        body = [f"{count} += 1", f"if {count} > 2:", "    break", *pen.block(inner, 1, 2)]
        return [f"{count} = 0", "while True:", *indented(body)]
    lines = [f"{count} = 0", f"while {count} < {pen.number(1, 2)}:"]
    lines += indented([f"{count} += 1", *pen.block(inner, 1, 2)])
    return lines + (["else:", *indented(pen.block(scope.inner(), 1, 1))] if pen.chance(15) else [])


def leave(pen: Pen, scope: Scope) -> Lines:
    """`break`, `continue` or `return`, mostly on a condition."""
    ways = [*(["break", "continue"] if scope.in_loop else []), *([f"return {scope.gives}"] if scope.gives else [])]
    if not ways:
        return ["pass"]
    way = pen.pick(ways)
    return [f"if {condition(pen, scope)}:", f"    {way}"] if pen.chance(85) else [way]


def attempt(pen: Pen, scope: Scope) -> Lines:
    """`try` with `except`, `else`, `finally`; something in it may raise."""
    if scope.depth >= MOST_DEPTH:
        return ["pass"]
    body = pen.block(scope.inner(), 1, 2)
    body += [f"if {condition(pen, scope)}:", '    raise ValueError("no data")', *pen.block(scope.inner(), 1, 1)]
    lines = ["try:", *indented(body)]
    form = pen.pick(("except", "both", "finally"))
    if form != "finally":
        lines += ["except ValueError:", *indented(pen.block(scope.inner(), 1, 2))]
        if pen.chance(25):
            lines += ["else:", *indented(pen.block(scope.inner(), 1, 1))]
    if form != "except":
        last = scope.inner()
        last.in_loop, last.gives = False, ""
        lines += ["finally:", *indented(pen.block(last, 1, 2))]
    return lines


def match(pen: Pen, scope: Scope) -> Lines:
    """`match` on a flag or on a word."""
    if scope.depth >= MOST_DEPTH or not scope.flags:
        return branch(pen, scope)
    flag = pen.pick(scope.flags)
    if pen.chance(50):
        head, cases = f"match {flag}:", ["case True:", "case False:" if pen.chance(50) else "case _:"]
    else:
        mode = pen.name("mode")
        head, cases = f"match {mode}:", ['case "train":', 'case "val":']
        lines = [f'{mode} = "train" if {flag} else "val"', head]
        return [*lines, *indented([x for case in cases for x in (case, *indented(pen.block(scope.inner(), 1, 2)))])]
    return [head, *indented([x for case in cases for x in (case, *indented(pen.block(scope.inner(), 1, 2)))])]
