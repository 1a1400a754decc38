"""Guards in every spelling."""

from __future__ import annotations

from .pen import Lines, Pen, Scope, indented

OFF = (
    "torch.no_grad()",
    "torch.inference_mode()",
    "torch.set_grad_enabled(False)",
    "torch.autograd.no_grad()",
    "ng()",
    "torch.inference_mode(mode=True)",
    "torch.set_grad_enabled(mode=False)",
    "th.no_grad()",
)
ON = ("torch.enable_grad()", "torch.set_grad_enabled(True)", "torch.inference_mode(False)")
NEUTRAL = ("contextlib.nullcontext()", 'torch.autocast("cpu", enabled=False)', "contextlib.suppress(KeyError)")
_SNIPPETS: dict[str, Lines] = {
    "quiet": ["@contextlib.contextmanager", "def quiet():", "    with torch.no_grad():", "        yield"],
    "evaluating": [
        "@contextlib.contextmanager",
        "def evaluating(model):",
        "    was_training = model.training",
        "    model.eval()",
        "    try:",
        "        with torch.no_grad():",
        "            yield model",
        "    finally:",
        "        model.train(was_training)",
    ],
    "eval_mode": [
        "@contextlib.contextmanager",
        "def eval_mode(model):",
        "    model.eval()",
        "    yield",
        "    model.train()",
    ],
    "Silence": [
        "class Silence:",
        "    def __enter__(self):",
        "        self.before = torch.is_grad_enabled()",
        "        torch.set_grad_enabled(False)",
        "",
        "    def __exit__(self, *details):",
        "        torch.set_grad_enabled(self.before)",
    ],
    "guarded": [
        "def guarded(function):",
        "    @functools.wraps(function)",
        "    def wrapper(*args, **kwargs):",
        "        with torch.no_grad():",
        "            return function(*args, **kwargs)",
        "",
        "    return wrapper",
    ],
    "unguarded": [
        "def unguarded(function):",
        "    def wrapper(*args, **kwargs):",
        "        with torch.enable_grad():",
        "            return function(*args, **kwargs)",
        "",
        "    return wrapper",
    ],
    "logged": [
        "def logged(function):",
        "    @functools.wraps(function)",
        "    def wrapper(*args, **kwargs):",
        "        result = function(*args, **kwargs)",
        "        return result",
        "",
        "    return wrapper",
    ],
}
_DECORATORS = (
    (8, "@torch.no_grad()"),
    (4, "@torch.no_grad"),
    (4, "@torch.inference_mode()"),
    (2, "@torch.inference_mode"),
    (2, "@torch.set_grad_enabled(False)"),
    (3, "@guarded"),
    (2, "@quiet()"),
    (2, "@logged"),
    (2, "@torch.enable_grad()"),
    (1, "@unguarded"),
    (1, "@ng()"),
)


def decorator(pen: Pen) -> Lines:
    """One decorator that does something to recording, or nothing; sometimes two."""
    text = pen.weighted(_DECORATORS)
    if text.strip("@()") in _SNIPPETS:
        define(pen, text.strip("@()"))
    if pen.chance(10):
        return [f"@{define(pen, 'logged')}", text]
    return [text]


def define(pen: Pen, name: str) -> str:
    """Have the program define one of its own guards."""
    return pen.define(name, _SNIPPETS[name])


def with_guard(pen: Pen, scope: Scope) -> Lines:
    """A `with` block, mostly under a guard."""
    form = pen.weighted(_WITH)
    inner = scope.inner()
    if form in ("variable", "stack", "stack if", "factory"):
        return _held(pen, scope, inner, form)
    inner.under_guard = form in ("off", "own", "several")
    item = _item(pen, scope, form)
    body = pen.block(inner, 1, 3)
    scope.outputs[:] = inner.outputs
    return [f"with {item}:", *indented(body)]


_WITH = (
    (30, "off"),
    (10, "on"),
    (4, "neutral"),
    (8, "several"),
    (6, "variable"),
    (6, "stack"),
    (3, "stack if"),
    (12, "own"),
    (6, "conditional"),
    (5, "by flag"),
    (3, "factory"),
)


def _item(pen: Pen, scope: Scope, form: str) -> str:
    if form == "on":
        return pen.pick(ON)
    if form == "neutral":
        return pen.pick(NEUTRAL)
    if form == "several":
        return ", ".join(pen.pick((*OFF, *ON, *NEUTRAL)) for _ in range(2))
    if form == "own":
        name = define(pen, pen.pick(("quiet", "evaluating", "eval_mode", "Silence")))
        model = pen.pick(scope.models).text
        return f"{name}({model if name in ('evaluating', 'eval_mode') else ''})"
    if form == "conditional" and scope.flags:
        return f"torch.no_grad() if {pen.pick(scope.flags)} else contextlib.nullcontext()"
    if form == "by flag" and scope.flags:
        flag = pen.pick(scope.flags)
        call = pen.pick(("set_grad_enabled({})", "set_grad_enabled(not {})", "inference_mode({})"))
        return f"torch.{call.format(flag)}"
    return pen.pick(OFF)


def _held(pen: Pen, scope: Scope, inner: Scope, form: str) -> Lines:
    """A guard that is held in a variable or entered on a stack."""
    name = pen.name("guard")
    if form == "variable":
        guard = pen.pick((*(x for x in OFF if "set_grad" not in x), "torch.enable_grad()"))
        return [f"{name} = {guard}", f"with {name}:", *indented(pen.block(inner, 1, 3))]
    if form == "factory" and scope.flags:
        choice = f"torch.no_grad if {pen.pick(scope.flags)} else torch.enable_grad"
        return [f"{name} = {choice}", f"with {name}():", *indented(pen.block(inner, 1, 2))]
    stack = pen.name("stack")
    enter = [f"{stack}.enter_context({pen.pick(OFF)})"]
    if form == "stack if" and scope.flags:
        enter = [f"if {pen.pick(scope.flags)}:", *indented(enter)]
    return [f"with contextlib.ExitStack() as {stack}:", *indented([*enter, *pen.block(inner, 1, 3)])]


def statement_guard(pen: Pen, scope: Scope) -> Lines:
    """Recording switched by a statement, and mostly switched back."""
    form = pen.pick(("pair", "saved", "flag", "manual", "off"))
    inner = scope.inner()
    if form == "saved":
        name = pen.name("before")
        lines = [f"{name} = torch.is_grad_enabled()", "torch.set_grad_enabled(False)"]
        return [*lines, *pen.block(inner, 1, 2), f"torch.set_grad_enabled({name})"]
    if form == "flag" and scope.flags:
        flag = pen.pick(scope.flags)
        return [f"torch.set_grad_enabled({flag})", *pen.block(inner, 1, 2), "torch.set_grad_enabled(True)"]
    if form == "manual":
        name = pen.name("guard")
        lines = [f"{name} = torch.no_grad()", f"{name}.__enter__()"]
        return [*lines, *pen.block(inner, 1, 1), f"{name}.__exit__(None, None, None)"]
    if form == "off":
        return [f"torch.set_grad_enabled({pen.pick(('False', 'True'))})"]
    return ["torch.set_grad_enabled(False)", *pen.block(inner, 1, 2), "torch.set_grad_enabled(True)"]


def empty_guard(pen: Pen, scope: Scope) -> Lines:
    """A guard round nothing that computes."""
    text = pen.pick(scope.models).text
    return [f"with {pen.pick(OFF[:2])}:", f"    {text}.eval()"]
