"""Module classes, and expressions that build modules."""

from __future__ import annotations

from .pen import Lines, Model, Pen, Scope, indented

_LAYERS = (
    ("nn.Linear(4, 4)", "nn.Dropout(0.5)"),
    ("nn.Linear(4, 4)", "nn.BatchNorm1d(4)"),
    ("nn.Linear(4, 4)",),
    ("nn.Sequential(nn.Linear(4, 4), nn.Dropout())", "nn.BatchNorm1d(4)"),
)
_PARTS = ("encoder", "norm")
CLASSES = ("Net", "Block", "Classifier")


class ModuleClass:
    """A class of the program, and what can be done with its instances."""

    def __init__(self, name: str, parts: tuple[str, ...], methods: tuple[str, ...]) -> None:
        self.name, self.parts, self.methods = name, parts, methods

    def model(self, text: str, *, local: bool = True) -> Model:
        return Model(text, local, self.parts, self.methods)


def module_class(pen: Pen, name: str, others: list[ModuleClass]) -> tuple[ModuleClass, Lines]:
    """A module class with one or two layers, perhaps with an instance of an earlier class inside."""
    layers = pen.pick(_LAYERS)
    parts = [*_PARTS[: len(layers)]]
    setup = [f"self.{part} = {layer}" for part, layer in zip(parts, layers, strict=True)]
    if others and pen.chance(40):
        setup.append(f"self.inner = {pen.pick(others).name}()")
        parts.append("inner")
    if pen.chance(4):
        setup.append("self.eval()")
    lines = [f"class {name}(nn.Module):", *indented(["def __init__(self):", *indented(["super().__init__()", *setup])])]
    lines += ["", *indented(_forward(pen, parts))]
    methods = []
    for method, body in _METHODS.items():
        if pen.chance(12):
            methods.append(method)
            lines += ["", *indented(body)]
    if pen.chance(8) and "norm" in parts:
        lines += ["", *indented(_TRAIN_OVERRIDE)]
    return ModuleClass(name, tuple(parts), tuple(methods)), lines


def _forward(pen: Pen, parts: list[str]) -> Lines:
    guarded = pen.weighted(((93, ""), (4, "decorator"), (3, "part")))
    lines = [f"x = self.{part}(x)" for part in parts[:-1]] + [f"return self.{parts[-1]}(x)"]
    if guarded == "part" and len(parts) > 1:
        lines = ["with torch.no_grad():", *indented(lines[:1]), *lines[1:]]
    head = ["def forward(self, x):"]
    return [*(["@torch.no_grad()"] if guarded == "decorator" else []), *head, *indented(lines)]


_METHODS = {
    "encode": ["def encode(self, x):", "    return self.encoder(x)"],
    "score": ["def score(self, x):", "    out = self(x)", "    return out * 2"],
    "predict": ["def predict(self, x):", "    with torch.no_grad():", "        return self(x)"],
    "infer": ["def infer(self, x):", "    self.eval()", "    return self(x)"],
}
_TRAIN_OVERRIDE = [
    "def train(self, mode=True):",
    "    super().train(mode)",
    "    self.norm.eval()",
    "    return self",
]
_BUILDS = (
    (60, "{0}()"),
    (4, "{0}().eval()"),
    (4, "{0}().train()"),
    (3, "{0}().train(False)"),
    (3, '{0}().to("cpu")'),
    (3, '{0}().to("cpu").eval()'),
    (3, "{0}().requires_grad_(False)"),
)
_WRAPPED = ((3, "nn.DataParallel({0}())"), (3, "torch.compile({0}(), disable=True)"), (2, "copy.deepcopy({0}())"))


def build(pen: Pen, name: str, classes: list[ModuleClass]) -> tuple[Model, Lines]:
    """A statement that lets `name` hold a new module."""
    klass = pen.pick(classes)
    text = pen.weighted((*_BUILDS, *_WRAPPED, (4, "sequential")))
    if text == "sequential":
        model = Model(name, True, (), ())
        return model, [f"{name} = nn.Sequential({klass.name}(), nn.Dropout(0.5))"]
    model = Model(name) if "DataParallel" in text else klass.model(name)
    return model, [f"{name} = {text.format(klass.name)}"]


_FORMS = ((5, "alias"), (3, "choice"), (3, "wrap"), (2, "swap"), (2, "copy"), (1, "list"), (2, "compile"))


def rebind(pen: Pen, scope: Scope) -> Lines:
    """An alias, a wrapper, a copy, or a choice between two models."""
    if not scope.models:
        return ["pass"]
    model, other = pen.pick(scope.models), pen.pick(scope.models)
    form = pen.weighted(_FORMS)
    shared = Model("", True, *_common(model, other))
    if form == "list":
        name = pen.name("networks")
        return [f"{name} = [{model.text}, {other.text}]", *_for_each(pen, scope, name, shared)]
    if form == "swap" and model.local and other.local and scope.is_root:
        for text in (model.text, other.text):
            _put(scope, Model(text, True, *_common(model, other)))
        return [f"{model.text}, {other.text} = {other.text}, {model.text}"]
    text, bound = model.text, model
    if form == "choice" and scope.flags:
        text, bound = f"{model.text} if {pen.pick(scope.flags)} else {other.text}", shared
    elif form == "wrap":
        text, bound = f"nn.DataParallel({model.text})", Model("")
    elif form in ("copy", "compile"):
        text = f"copy.deepcopy({model.text})" if form == "copy" else f"torch.compile({model.text}, disable=True)"
    target = model.text if _may_rebind(scope, model, bound) and pen.chance(50) else pen.name("current")
    _put(scope, Model(target, True, bound.parts, bound.methods))
    return [f"{target} = {text}"]


def _common(model: Model, other: Model) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = tuple(x for x in model.parts if x in other.parts)
    return parts, tuple(x for x in model.methods if x in other.methods)


def _may_rebind(scope: Scope, model: Model, bound: Model) -> bool:
    """Whether the model's name may hold the other from here on: after a block, it may hold either."""
    is_alike = _common(model, bound) == (model.parts, model.methods)
    return model.local and model.text.isidentifier() and (scope.is_root or is_alike)


def _for_each(pen: Pen, scope: Scope, name: str, shared: Model) -> Lines:
    inner = scope.inner(loop=True)
    each = pen.name("member")
    inner.models = [Model(each, True, shared.parts, shared.methods)]
    return [f"for {each} in {name}:", *indented(pen.block(inner, 1, 2))]


def _put(scope: Scope, model: Model) -> None:
    """The name holds this model from here on. In a block, what it holds after the block is one or the other."""
    scope.models[:] = [x for x in scope.models if x.text != model.text] + [model]
