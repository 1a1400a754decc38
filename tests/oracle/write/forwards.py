"""Forward passes, what becomes of their results, training steps and the uses of gradients."""

from __future__ import annotations

from .pen import Lines, Model, Pen, Scope

_TRAINED_UNDER_GUARD = 25
"""How many training steps of a hundred under a guard stay there."""

_CALLS = (
    (50, "{m}({x})"),
    (4, "{m}.forward({x})"),
    (4, "{m}({x}).detach()"),
    (3, "{m}({x}) * 2"),
    (2, "torch.relu({m}({x}))"),
    (6, "part"),
    (8, "method"),
    (4, "lambda"),
    (4, "comprehension"),
    (2, "map"),
    (2, "partial"),
    (2, "bound"),
    (2, "conditional"),
    (2, "walrus"),
)


def forward(pen: Pen, scope: Scope) -> Lines:
    """One forward pass, whose result is kept."""
    model, inputs = pen.pick(scope.models), _inputs(pen, scope)
    form = pen.weighted(_CALLS)
    out = pen.name("out")
    before, text = _call(pen, scope, form, model, inputs)
    scope.outputs.append(out)
    return [*before, f"{out} = {text}"]


def _inputs(pen: Pen, scope: Scope) -> str:
    """A tensor to run on: mostly data, sometimes what another model gave, rarely noise."""
    kind = pen.weighted(((80, "inputs"), (12, "outputs"), (4, "noise")))
    if kind == "outputs" and scope.outputs:
        return pen.pick(scope.outputs)
    if kind == "noise" or not scope.inputs:
        return "torch.randn(2, 4)"
    return pen.pick(scope.inputs)


def _call(pen: Pen, scope: Scope, form: str, model: Model, x: str) -> tuple[Lines, str]:
    m = model.text
    if form == "part" and model.parts:
        return [], f"{m}.{pen.pick(model.parts)}({x})"
    if form == "method" and model.methods:
        return [], f"{m}.{pen.pick(model.methods)}({x})"
    if form == "lambda":
        name = pen.name("run")
        return [f"{name} = lambda value: {m}(value)"], f"{name}({x})"
    if form == "comprehension":
        batches = pen.pick(scope.batches) if scope.batches else f"[{x}, {x}]"
        each = f"{m}(value) for value in {batches}"
        return [], pen.pick((f"torch.stack([{each}]).mean(0)", f"sum({each})"))
    if form == "map" and scope.batches:
        return [], f"torch.stack(list(map({m}, {pen.pick(scope.batches)}))).mean(0)"
    if form == "partial":
        name = pen.name("call")
        return [f"{name} = functools.partial({m}, {x})"], f"{name}()"
    if form == "bound":
        name = pen.name("run")
        return [f"{name} = {m}.forward"], f"{name}({x})"
    if form == "conditional" and scope.flags:
        return [], f"{m}({x}) if {pen.pick(scope.flags)} else {x} * 2"
    if form == "walrus":
        name = pen.name("inner")
        return [], f"({name} := {m}({x})) + {name}"
    return [], form.format(m=m, x=x) if "{" in form else f"{m}({x})"


_ENDS = (
    (6, "{out}.sum().item()"),
    (4, "{out}.argmax(1)"),
    (4, "{out}.detach()"),
    (2, "{out}.data"),
    (2, "{out}.tolist()"),
    (3, "{out}.mean()"),
    (2, "{out} + 1"),
    (1, "{out}.clone()"),
    (1, "{out}.detach().clone().requires_grad_()"),
)


def use_result(pen: Pen, scope: Scope) -> Lines:
    """Something computed from a result, with its graph or without."""
    if not scope.outputs:
        return forward(pen, scope)
    text = pen.weighted(_ENDS).format(out=pen.pick(scope.outputs))
    name = pen.name("result")
    if text.endswith(("+ 1", ".clone()", ".detach()", ".data")):
        scope.outputs.append(name)
    if text.endswith((".item()", ".mean()")):
        scope.numbers.append(name)
    return [f"{name} = {text}"]


def backward(pen: Pen, scope: Scope) -> Lines:
    """A backward pass through a result that is there."""
    if not scope.outputs or (scope.under_guard and not pen.chance(_TRAINED_UNDER_GUARD)):
        return training_step(pen, scope)
    out = scope.outputs.pop(pen.number(0, len(scope.outputs) - 1))
    form = pen.weighted(((8, "sum"), (2, "variable"), (2, "function"), (2, "pair"), (4, "scaled")))
    if form == "variable":
        loss = pen.name("loss")
        return [f"{loss} = {out}.pow(2).mean()", f"{loss}.backward()"]
    if form == "function":
        return [f"torch.autograd.backward({out}.sum())"]
    if form == "pair" and scope.outputs:
        other = scope.outputs.pop()
        return [f"({out}.sum() + {other}.sum()).backward()"]
    if form == "scaled" and scope.numbers:
        return [f"({out}.sum() * {pen.pick(scope.numbers)}).backward()"]
    return [f"{out}.sum().backward()"]


_LOSSES = (
    "{out}.sum()",
    "F.mse_loss({out}, torch.zeros(2, 4))",
    "criterion({out}, torch.tensor([0, 1]))",
    "{out}.pow(2).mean()",
)


def training_step(pen: Pen, scope: Scope) -> Lines:
    """Forward, loss, backward, perhaps a step of an optimizer. Under a guard it ends the run, so it is rare there."""
    if scope.under_guard and not pen.chance(_TRAINED_UNDER_GUARD):
        return forward(pen, scope)
    model, inputs = pen.pick(scope.models), pen.pick(scope.inputs) if scope.inputs else "torch.ones(2, 4)"
    out, loss = pen.name("out"), pen.name("loss")
    optimizer = pen.pick(scope.optimizers) if scope.optimizers else ""
    scale = f" * {pen.pick(scope.numbers)}" if scope.numbers and pen.chance(40) else ""
    lines = [f"{out} = {model.text}({inputs})", f"{loss} = {pen.pick(_LOSSES).format(out=out)}{scale}"]
    if optimizer:
        lines = [f"{optimizer}.zero_grad()", *lines]
    lines += [f"{loss}.backward()"]
    return [*lines, f"{optimizer}.step()"] if optimizer else lines


def weighted_step(pen: Pen, scope: Scope) -> Lines:
    """A training step whose loss is scaled by a number that another model gives."""
    if scope.under_guard:
        return forward(pen, scope)
    model, judge = pen.pick(scope.models).text, pen.pick(scope.models).text
    inputs = pen.pick(scope.inputs) if scope.inputs else "torch.ones(2, 4)"
    out, weight = pen.name("out"), pen.name("weight")
    number = pen.pick((".sum().item()", ".argmax(1)[0]", ".mean().item()", ".gt(0).sum()"))
    lines = [f"{out} = {judge}({inputs})", f"{weight} = {out}{number}"]
    return [*lines, f"({model}({inputs}).sum() * {weight}).backward()"]


def accumulated(pen: Pen, scope: Scope) -> Lines:
    """Losses that are collected in a loop and go backward together, or are only counted."""
    model = pen.pick(scope.models)
    batches = pen.pick(scope.batches) if scope.batches else "[torch.ones(2, 4)]"
    total, value = pen.name("total"), pen.name("value")
    form = pen.pick(("sum", "list", "item"))
    if form == "list":
        lines = [f"{total} = []", f"for {value} in {batches}:", f"    {total}.append({model.text}({value}).sum())"]
        return [*lines, f"sum({total}).backward()"] if pen.chance(60) else lines
    if form == "item":
        return [f"{total} = 0.0", f"for {value} in {batches}:", f"    {total} += {model.text}({value}).sum().item()"]
    lines = [f"{total} = 0", f"for {value} in {batches}:", f"    {total} = {total} + {model.text}({value}).sum()"]
    return [*lines, f"{total}.backward()"] if pen.chance(60) else lines


def input_gradient(pen: Pen, scope: Scope) -> Lines:
    """The gradient with respect to the input: saliency, an attack."""
    model, inputs = pen.pick(scope.models).text, pen.pick(scope.inputs) if scope.inputs else "torch.ones(2, 4)"
    probe, out = pen.name("probe"), pen.name("score")
    lines = [f"{probe} = {inputs}.clone().requires_grad_()", f"{out} = {model}({probe}).sum()"]
    slope = pen.name("slope")
    if pen.chance(50):
        return [*lines, f"{slope} = torch.autograd.grad({out}, {probe}, allow_unused=True)"]
    return [*lines, f"{out}.backward()", f"{slope} = {probe}.grad"]
