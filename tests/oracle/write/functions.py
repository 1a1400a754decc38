"""Functions of the program, and their calls: before and after their definition, nested, recursive, as generators."""

from __future__ import annotations

import dataclasses

from .guards import decorator
from .models import ModuleClass
from .pen import Helper, Lines, Model, Pen, Scope, indented

_NEUTRAL = ("process", "run_batch", "apply_model", "compute", "step_once")
_INFERENCE = ("evaluate", "predict_batch", "validate", "infer_all", "test_model")
_KINDS = (
    (30, "plain"),
    (20, "inference"),
    (14, "training"),
    (6, "recursive"),
    (8, "generator"),
    (8, "switch"),
)
_SHAPES: tuple[tuple[str, ...], ...] = (
    ("model", "inputs"),
    ("model", "inputs", "flag"),
    ("model", "inputs", "flag=False"),
    ("model", "inputs", "train=True"),
)
_SWITCHES = (
    ["model.eval()"],
    ["model.train()"],
    ["flag"],
    ["torch.set_grad_enabled(False)"],
    ["model.eval()", "return model"],
)
_TRAINING = ("train_epoch", "fit", "optimize_once")


def function(pen: Pen, helpers: list[Helper], classes: list[ModuleClass], shared: Scope) -> Lines:
    """A function at the top of the file; it is added to `helpers`."""
    kind = pen.weighted(_KINDS)
    scope = Scope(helpers=list(helpers), flags=list(shared.flags), gives="None")
    klass = pen.pick(classes)
    exact = pen.chance(40)
    model = Model("model", True, klass.parts if exact else (), klass.methods if exact else ())
    scope.models = [model, *(shared.models if pen.chance(25) else [])]
    marks = decorator(pen) if pen.chance(25) and kind != "switch" else []
    scope.under_guard = bool(marks)
    lines = [*([] if kind == "training" else marks), *_WRITERS[kind](pen, scope, helpers)]
    helpers[-1] = dataclasses.replace(helpers[-1], parts=model.parts, methods=model.methods)
    return lines


def _plain(pen: Pen, scope: Scope, helpers: list[Helper]) -> Lines:
    name = pen.name(pen.pick(_NEUTRAL))
    shape = pen.pick(_SHAPES)
    scope.inputs, scope.gives = ["inputs"], "inputs"
    if len(shape) > 2:
        scope.flags = [*scope.flags, shape[2].partition("=")[0]]
    body = pen.block(scope, 1, 3)
    if body == ["pass"]:
        body = []
    if not body or not body[-1].startswith("return"):
        body += [result(pen, scope)]
    helpers.append(Helper(name, shape))
    return [f"def {name}({', '.join(shape)}):", *indented(body)]


def result(pen: Pen, scope: Scope) -> str:
    """The last `return` of a function that gives a tensor."""
    if scope.outputs and pen.chance(60):
        out = pen.pick(scope.outputs)
        return f"return {pen.pick((out, out, f'{out}.detach()', f'{out}.relu()'))}"
    call = f"{pen.pick(scope.models).text}({pen.pick(scope.inputs)})"
    return f"return {pen.weighted(((6, call), (2, f'{call}.detach()')))}"


def _evaluation(pen: Pen, scope: Scope, helpers: list[Helper]) -> Lines:
    """A function whose name says that it evaluates: mostly `eval()`, mostly a loop, mostly a guard."""
    if pen.chance(30):
        return _prediction(pen, scope, helpers)
    name, loader = pen.name(pen.pick(_INFERENCE)), pen.pick(("val_loader", "test_loader", "loader"))
    scope.loaders = [loader]
    head = ["model.eval()"] if pen.chance(60) else []
    inner = scope.inner(loop=True)
    inner.inputs = ["inputs"]
    call = pen.weighted(((5, "out = model(inputs)"), (2, ""), (1, "out = model(inputs).argmax(1)")))
    body = [*([call] if call else []), *pen.block(inner, 1, 2), "count += 1"]
    loop = ["count = 0", f"for inputs, labels in {loader}:", *indented(body)]
    if pen.chance(35):
        loop = [f"with {pen.pick(('torch.no_grad()', 'torch.inference_mode()'))}:", *indented(loop)]
    tail = ["model.train()"] if pen.chance(25) else []
    helpers.append(Helper(name, ("model", "loader"), "number"))
    return [f"def {name}(model, {loader}):", *indented([*head, *loop, *tail, "return count"])]


def _prediction(pen: Pen, scope: Scope, helpers: list[Helper]) -> Lines:
    """An inference function without a loop."""
    name = pen.name(pen.pick(_INFERENCE))
    scope.inputs, scope.gives = ["inputs"], "inputs"
    head = ["model.eval()"] if pen.chance(30) else []
    end = pen.pick(("", ".argmax(1)", ".detach()"))
    body = [f"out = model(inputs){end}", *pen.block(scope, 1, 2)]
    if pen.chance(30):
        body = ["with torch.no_grad():", *indented(body)]
    helpers.append(Helper(name, ("model", "inputs"), "number" if end == ".argmax(1)" else "tensor"))
    tail = [] if body[-1] == "return inputs" else ["return out"]
    return [f"def {name}(model, inputs):", *indented([*head, *body, *tail])]


def _training(pen: Pen, scope: Scope, helpers: list[Helper]) -> Lines:
    name = pen.name(pen.pick(_TRAINING))
    scope.loaders, scope.optimizers = ["train_loader"], ["optimizer"]
    inner = scope.inner(loop=True)
    inner.inputs = ["inputs"]
    head = ["optimizer = torch.optim.SGD(model.parameters(), lr=0.1)", *(["model.train()"] if pen.chance(60) else [])]
    body = ["optimizer.zero_grad()", "loss = F.mse_loss(model(inputs), inputs)", "loss.backward()", "optimizer.step()"]
    body += pen.block(inner, 1, 2)
    helpers.append(Helper(name, ("model", "loader"), "nothing"))
    loop = ["for inputs, labels in train_loader:", *indented(body)]
    return [f"def {name}(model, train_loader):", *indented([*head, *loop])]


def _recursive(pen: Pen, scope: Scope, helpers: list[Helper]) -> Lines:
    name = pen.name("descend")
    scope.inputs, scope.gives = ["inputs"], "inputs"
    body = pen.block(scope, 1, 2)
    body = body[:-1] if body[-1].startswith("return") else body
    again = f"{name}(model, {pen.pick(('inputs', 'model(inputs)'))}, depth - 1)"
    helpers.append(Helper(name, ("model", "inputs", "2")))
    lines = [*body, "if depth > 0:", f"    return {again}", result(pen, scope)]
    return [f"def {name}(model, inputs, depth):", *indented(lines)]


def _generator(pen: Pen, scope: Scope, helpers: list[Helper]) -> Lines:
    name = pen.name("outputs_of")
    inner = scope.inner(loop=True)
    inner.inputs = ["inputs"]
    inner.gives = ""
    body = [*pen.block(inner, 1, 1), "yield model(inputs)"] if pen.chance(50) else ["yield model(inputs)"]
    body = [x for x in body if x not in ("continue", "break")]
    helpers.append(Helper(name, ("model", "batches"), "stream"))
    return [f"def {name}(model, batches):", *indented(["for inputs in batches:", *indented(body)])]


def _switching(pen: Pen, scope: Scope, helpers: list[Helper]) -> Lines:
    """A function that only switches the mode, or recording."""
    name = pen.name(pen.pick(("prepare", "set_up", "finish")))
    shape: tuple[str, ...] = ("model",)
    body = pen.pick(_SWITCHES)
    if body == ["flag"]:
        shape, body = ("model", "flag"), ["model.train(flag)"]
    elif body == ["torch.set_grad_enabled(False)"]:
        helpers.append(Helper(name, (), "nothing"))
        return [f"def {name}():", *indented(body)]
    helpers.append(Helper(name, shape, "nothing"))
    return [f"def {name}({', '.join(shape)}):", *indented(body)]


_WRITERS = {
    "plain": _plain,
    "inference": _evaluation,
    "training": _training,
    "recursive": _recursive,
    "generator": _generator,
    "switch": _switching,
}


def call(pen: Pen, scope: Scope) -> Lines:
    """A call of a function of the program."""
    usable = [x for x in scope.helpers if _can_call(scope, x)]
    if not usable:
        return nested(pen, scope)
    return call_of(pen, scope, pen.pick(usable))


def _can_call(scope: Scope, helper: Helper) -> bool:
    if ("loader" in helper.shape and not scope.loaders) or ("batches" in helper.shape and not scope.batches):
        return False
    return any(helper.takes(x) for x in scope.models)


def call_of(pen: Pen, scope: Scope, helper: Helper) -> Lines:
    """A call of this function."""
    if not _can_call(scope, helper):
        return []
    text = f"{helper.name}({', '.join(_argument(pen, scope, helper, x) for x in helper.shape)})"
    if helper.gives == "stream":
        inner = scope.inner(loop=True)
        each = pen.name("each")
        inner.outputs = [each]
        return [f"for {each} in {text}:", *indented(pen.block(inner, 1, 2))]
    if helper.gives != "tensor":
        return [text if helper.gives == "nothing" else f"{pen.name('score')} = {text}"]
    out = pen.name("out")
    scope.outputs.append(out)
    if pen.chance(8):
        name = pen.name("wrapped")
        guard = pen.pick(("torch.no_grad()", "torch.enable_grad()"))
        return [f"{name} = {guard}({helper.name})", f"{out} = {name}{text.removeprefix(helper.name)}"]
    return [f"{out} = {text}"]


def _argument(pen: Pen, scope: Scope, helper: Helper, kind: str) -> str:
    name, _, _ = kind.partition("=")
    if name == "model":
        return pen.pick([x for x in scope.models if helper.takes(x)]).text
    if name == "inputs":
        return pen.pick([*scope.inputs, *scope.outputs]) if scope.inputs or scope.outputs else "torch.ones(2, 4)"
    if name in ("flag", "train"):
        value = pen.pick(("False", "True", *scope.flags))
        return f"{name}={value}" if "=" in kind else value
    if name == "loader":
        return pen.pick(scope.loaders)
    return pen.pick(scope.batches) if name == "batches" else name


def nested(pen: Pen, scope: Scope) -> Lines:
    """A function inside, called after its definition."""
    if scope.depth >= 2 or not scope.models:
        return ["pass"]
    inner = scope.closure()
    name = pen.name("inside")
    inner.inputs, inner.gives = ["value"], "value"
    body = pen.block(inner, 1, 2)
    if not body[-1].startswith("return"):
        body.append(result(pen, inner))
    marks = decorator(pen) if pen.chance(30) else []
    between = pen.block(scope, 1, 1) if pen.chance(30) else []
    out = pen.name("out")
    inputs = pen.pick(scope.inputs) if scope.inputs else "torch.ones(2, 4)"
    scope.outputs.append(out)
    if between and _leaves(between):
        between = []
    return [*marks, f"def {name}(value):", *indented(body), *between, f"{out} = {name}({inputs})"]


def _leaves(lines: Lines) -> bool:
    return lines[-1].startswith(("return", "break", "continue"))
