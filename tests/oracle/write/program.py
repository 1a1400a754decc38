"""Whole programs: a script, a `main` that is called or not, a class that trains."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from . import control, forwards, functions, guards, models, modes
from .pen import Choices, Helper, Lines, Model, Pen, Scope, Writer, indented

MOST_FLAGS = 3


@dataclass(frozen=True)
class Program:
    """`flags` are its switches on the command line; `entry` is the function to call after its body, if any.

    With a `tree`, that is run in the place of the source.
    """

    source: str
    path: str
    flags: tuple[str, ...] = ()
    entry: str = ""
    tree: ast.Module | None = None


_STATEMENTS: tuple[tuple[int, Writer], ...] = (
    (26, forwards.forward),
    (18, modes.switch),
    (16, guards.with_guard),
    (9, functions.call),
    (9, control.branch),
    (8, forwards.training_step),
    (7, control.for_loop),
    (6, forwards.use_result),
    (6, forwards.backward),
    (5, models.rebind),
    (4, control.attempt),
    (4, control.leave),
    (3, control.while_loop),
    (3, control.match),
    (4, guards.statement_guard),
    (3, functions.nested),
    (2, modes.useless),
    (2, guards.empty_guard),
    (2, modes.freeze),
    (2, forwards.accumulated),
    (4, forwards.weighted_step),
    (2, forwards.input_gradient),
)
_IMPORTS = {
    "contextlib": "import contextlib",
    "copy": "import copy",
    "functools": "import functools",
    "sys": "import sys",
    "torch": "import torch",
    "th": "import torch as th",
    "F": "import torch.nn.functional as F",
    "nn": "from torch import nn",
    "ng": "from torch import no_grad as ng",
    "Variable": "from torch.autograd import Variable",
    "DataLoader": "from torch.utils.data import DataLoader, Dataset",
}
_DATA = """\
class Rows(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return torch.full((4,), index / 4), torch.tensor(index % 2)
""".splitlines()
_LOADERS = ("train_loader", "val_loader", "test_loader")


def write(choices: Choices) -> Program:
    """Write one program."""
    pen = Pen(choices, _STATEMENTS, 0)
    flags = tuple(("first", "second", "third")[: pen.weighted(((4, 1), (3, 2), (2, 0), (1, 3)))])
    classes: list[models.ModuleClass] = []
    bodies: list[Lines] = []
    for name in models.CLASSES[: pen.weighted(((5, 1), (4, 2), (1, 3)))]:
        klass, lines = models.module_class(pen, name, classes)
        classes.append(klass)
        bodies.append(lines)
    layout = pen.weighted(((4, "main"), (4, "script"), (2, "entry"), (3, "class")))
    shared, first = _setup(pen, classes, flags)
    helpers: list[Helper] = []
    is_global = layout == "script" and pen.chance(50)
    visible = Scope(models=[Model(x.text, False, x.parts, x.methods) for x in shared.models]) if is_global else Scope()
    visible.flags = list(flags) if pen.chance(30) else []
    written = [_function(pen, helpers, classes, visible) for _ in range(pen.number(0, 2))]
    shared.helpers = helpers
    pen.budget = pen.number(3, 12)
    if layout == "class":
        last, trainer = _trainer(pen, classes, shared, first)
        bodies.append(trainer)
    else:
        last = [*first, *pen.block(shared, 2, 5), *_remaining_calls(pen, shared)]
    top = [f'{flag} = "{flag}" in sys.argv' for flag in flags] + ["criterion = nn.CrossEntropyLoss()"]
    parts = [_DATA, *pen.snippets.values(), *bodies]
    main, entry = _main(layout, last)
    order = [*reversed(written), main] if pen.chance(40) else [*written, main]
    lines = [*top, ""]
    for part in [*parts, *order]:
        lines += ["", *part, ""]
    body = "\n".join(lines).rstrip() + "\n"
    return Program("\n".join([*_imports(body), "", body]), _path(pen, layout), flags, entry)


def _remaining_calls(pen: Pen, scope: Scope) -> Lines:
    """Calls at the end, so that most functions run."""
    lines: Lines = []
    for helper in list(dict.fromkeys(scope.helpers)):
        if pen.chance(60):
            pen.budget += 1
            lines += functions.call_of(pen, scope, helper)
    return lines


def _function(pen: Pen, helpers: list[Helper], classes: list[models.ModuleClass], visible: Scope) -> Lines:
    pen.budget = pen.number(1, 6)
    return functions.function(pen, helpers, classes, visible)


def _imports(body: str) -> Lines:
    """The imports that the body needs."""
    return [text for name, text in _IMPORTS.items() if re.search(rf"\b{name}\b", body)]


def _path(pen: Pen, layout: str) -> str:
    return pen.weighted(((9, "program.py"), (1, "predict.py"))) if layout == "script" else "program.py"


def _setup(pen: Pen, classes: list[models.ModuleClass], flags: tuple[str, ...]) -> tuple[Scope, Lines]:
    """Loaders, data and one or two models: what a body begins with."""
    loaders = list(_LOADERS[: pen.number(1, 3)])
    lines = [f"{loader} = DataLoader(Rows(), batch_size=2)" for loader in loaders]
    lines += [f"inputs, labels = next(iter({loaders[0]}))", "batches = [inputs, inputs + 1]"]
    scope = Scope(inputs=["inputs"], batches=["batches"], flags=list(flags), loaders=loaders)
    for name in ("net", "teacher")[: pen.number(1, 2)]:
        model, built = models.build(pen, name, classes)
        scope.models.append(model)
        lines += built
    if pen.chance(25):
        lines.append("optimizer = torch.optim.SGD(net.parameters(), lr=0.1)")
        scope.optimizers = ["optimizer"]
    return scope, lines


def _main(layout: str, body: Lines) -> tuple[Lines, str]:
    if layout == "script":
        return body, ""
    lines = ["def main():", *indented(body)]
    if layout == "entry":
        return lines, "main"
    return [*lines, "", "", 'if __name__ == "__main__":', "    main()"], ""


def _trainer(pen: Pen, classes: list[models.ModuleClass], shared: Scope, first: Lines) -> tuple[Lines, Lines]:
    """A class that holds a model and has methods that run it; `main` makes one and calls some of them."""
    net = shared.models[0]
    own = Model("self.net", False, net.parts, net.methods)
    names = [pen.pick(("process", "evaluate", "train_epoch", "run_batch", "validate")) for _ in range(pen.number(1, 3))]
    names = list(dict.fromkeys(names))
    head = ["def __init__(self, net):", "    self.net = net"]
    if pen.chance(20):
        head.append(f"    {pen.pick(('self.net.eval()', 'self.net.train()', 'torch.set_grad_enabled(False)'))}")
    lines = ["class Trainer:", *indented(head)]
    for index, name in enumerate(names):
        scope = Scope([own], ["inputs"], flags=list(shared.flags), helpers=list(shared.helpers), gives="inputs")
        scope.helpers += [Helper(f"self.{x}", ("inputs",)) for x in names[:index]]
        body = [x for x in pen.block(scope, 1, 3) if x != "pass"]
        if not body or not body[-1].startswith("return"):
            body.append(functions.result(pen, scope))
        marks = guards.decorator(pen) if pen.chance(15) else []
        lines += ["", *indented([*marks, f"def {name}(self, inputs):", *indented(body)])]
    methods = [Helper(f"trainer.{x}", ("inputs",)) for x in names]
    shared.helpers = [*methods, *methods, *shared.helpers]
    body = [*first, f"trainer = Trainer({net.text})"]
    if pen.chance(20):
        shared.models.append(Model("trainer.net", False, net.parts, net.methods))
    return [*body, *pen.block(shared, 2, 4), *_remaining_calls(pen, shared)], lines
