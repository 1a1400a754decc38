"""Statements that switch modes, or look as if they did; freezing."""

from __future__ import annotations

from .pen import Lines, Pen, Scope, indented

_FORMS = (
    (30, "{0}.eval()"),
    (18, "{0}.train()"),
    (3, "{0}.train(False)"),
    (3, "{0}.train(True)"),
    (2, "{0}.train(mode=False)"),
    (3, "{0}.training = False"),
    (2, "{0}.training = True"),
    (6, "flag"),
    (5, "part"),
    (3, "loop"),
    (2, "all"),
    (3, "saved"),
    (2, "if training"),
    (2, "attribute"),
    (2, "unbound"),
)


def switch(pen: Pen, scope: Scope) -> Lines:
    """One mode switch."""
    model = pen.pick(scope.models)
    form = pen.weighted(_FORMS)
    text = model.text
    if form == "flag":
        flag = pen.pick(scope.flags) if scope.flags else "False"
        return [pen.pick((f"{text}.train({flag})", f"{text}.train(not {flag})", f"{text}.train(mode={flag})"))]
    if form == "part":
        part = f"{text}.{pen.pick(model.parts)}" if model.parts else text
        return [pen.pick((f"{part}.eval()", f"{part}.train()"))]
    if form == "loop":
        inner = pen.name("part")
        end = pen.pick(("eval()", "train()", "training = False"))
        return [f"for {inner} in {text}.modules():", f"    {inner}.{end}"]
    if form == "all":
        method = pen.pick(("eval", "train"))
        texts = ", ".join(dict.fromkeys(x.text for x in scope.models))
        return [pen.pick((f"[each.{method}() for each in ({texts},)]", f"for each in ({texts},): each.{method}()"))]
    if form == "saved":
        return _saved(pen, scope, text)
    if form == "if training":
        return [f"if {text}.training:", f"    {text}.eval()"]
    if form == "attribute":
        value = pen.pick(("False", "True", *scope.flags))
        return [f'setattr({text}, "training", {value})']
    if form == "unbound":
        return [pen.pick((f"nn.Module.eval({text})", f'getattr({text}, "eval")()'))]
    return [form.format(text)]


def _saved(pen: Pen, scope: Scope, text: str) -> Lines:
    """Eval mode for some statements, then what it was before."""
    was = pen.name("was_training")
    inner = scope.inner()
    back = pen.pick((f"{text}.train({was})", f"if {was}: {text}.train()", f"{text}.training = {was}"))
    return [f"{was} = {text}.training", f"{text}.eval()", *pen.block(inner, 1, 2), back]


def useless(pen: Pen, scope: Scope) -> Lines:
    """What does nothing, although it looks as if it did."""
    text = pen.pick(scope.models).text
    inputs = pen.pick(scope.inputs) if scope.inputs else "torch.ones(2, 4)"
    return [
        pen.pick(
            (
                "torch.no_grad()",
                f"{text}.eval",
                "torch.inference_mode()",
                f"{text}.train",
                f"Variable({inputs}, volatile=True)",
            )
        )
    ]


def freeze(pen: Pen, scope: Scope) -> Lines:
    """Freeze or thaw a model or a part of it."""
    model = pen.pick(scope.models)
    flag = pen.pick(("False", "True"))
    form = pen.pick(("method", "loop", "attribute", "part"))
    if form == "loop":
        return [f"for weight in {model.text}.parameters():", f"    weight.requires_grad_({flag})"]
    if form == "attribute":
        return [f"for weight in {model.text}.parameters():", *indented([f"weight.requires_grad = {flag}"])]
    if form == "part" and model.parts:
        return [f"{model.text}.{pen.pick(model.parts)}.requires_grad_({flag})"]
    return [f"{model.text}.requires_grad_({flag})"]
