"""When a forward pass surely deserves a report once its guard is gone, seen on the `ast` alone.

Each condition is there since the contract of the codes keeps silent without it, or leaves it to what cannot be seen.
They err on the side of leaving a place out: what is left is to be certain, not complete.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from mutant_reach import Reach
from mutant_tree import Scope, Tree, calls, dotted, last_name, mentions

TESTS = re.compile(r"(?:^|/)(?:\w*tests?|testing|conftest\.py)(?:/|$)|(?:^|/)test_\w*\.py$|_test\.py$")
"""Unit tests are silent (5)."""
_VENDORED = re.compile(r"(?:^|/)(?:_?vendor(?:ed)?|third_?party|extern(?:al)?s?|submodules?)/", re.IGNORECASE)
_OTHER_FRAMEWORK = re.compile(r"^\s*(?:import|from) (?:tensorflow|paddle|mindspore|jax|flax|mxnet)\b", re.MULTILINE)
"""In such files a `model` need not be PyTorch's (6)."""
_HOOK = re.compile(
    r"forward\w*|__\w+__|\w+_step|\w*loss\w*|on_\w+|_?train\w*|configure_\w+|step|process_\w+|\w*attack\w*"
)
"""`forward`, losses, training and hooks are run by others, who may guard them (3, 4); attacks want gradients (1)."""
_GRADIENTS = (
    "backward", "grad", "requires_grad", "requires_grad_", "retain_grad", "enable_grad", "set_grad_enabled", "jacobian",
    "functional_call", "vjp", "jvp", "register_full_backward_hook", "register_hook", "set_detect_anomaly", "hessian",
)  # fmt: skip
"""Words of functions that want gradients, differentiate by other means or switch recording themselves (1)."""
_FREEZES = re.compile(r"requires_grad_?\b(?!\s*=\s*True)|\bfreeze|set_grad_enabled|volatile")
"""In a file that freezes models, a forward pass need not record; one that switches for good guards all that follows."""
_RANDOM = ("rand", "randn", "ones", "zeros", "randint", "rand_like", "randn_like", "dummy_inputs")
"""Without an `eval()`, code that feeds a model random or constant tensors is a smoke test (5)."""
_TO_ARRAY = frozenset({"numpy", "array", "asarray", "ascontiguousarray"})
_DETACHING = ("detach", "item", "tolist", "argmax", "data", "eq", "long", "int")
_FORWARD_METHODS = frozenset(
    {"forward", "module", "forward_features", "encode_image", "encode_text", "get_image_features", "get_text_features"}
)
"""Methods that run the module they are called on."""
_HARMLESS_CONTEXTS = frozenset(
    {"open", "autocast", "tqdm", "device", "ThreadPoolExecutor", "suppress", "catch_warnings", "Timer", "timer",
     "TemporaryDirectory", "File", "Progress", "nullcontext", "fork_rng", "no_grad", "inference_mode"}
)  # fmt: skip
"""Any other context manager may be a guard itself."""
_HARMLESS_DECORATORS = frozenset(
    {"staticmethod", "classmethod", "main", "command", "option", "argument", "no_grad", "inference_mode", "dataclass"}
)
"""Any other decorator may guard."""


@dataclass(slots=True)
class Code:
    """A file as the conditions see it."""

    path: str
    text: str
    tree: Tree
    reach: Reach

    def is_out(self) -> str:
        """Why no place of this file will do; empty if some may."""
        if TESTS.search(self.path) or _VENDORED.search(self.path):
            return "unit tests and vendored code"
        return "another framework" if _OTHER_FRAMEWORK.search(self.text) else ""

    def fault(self, call: ast.Call, guard: ast.AST) -> str:
        """Which condition the forward pass under this guard fails; empty if it fails none."""
        tree = self.tree
        functions = tree.functions(call)
        if any(_HOOK.fullmatch(function.name) for function in functions):
            return "run by a framework, a training or another module"
        around = [*functions, *tree.classes(call)]
        if any(last_name(decorator) not in _HARMLESS_DECORATORS for one in around for decorator in one.decorator_list):
            return "an unknown decorator"
        if any(not self._is_harmless(outer, guard) for outer in tree.above(call)):
            return "another guard or an unknown context manager around"
        outermost = functions[-1] if functions else tree.module
        if mentions(outermost, _GRADIENTS) or _FREEZES.search(self.text):
            return "gradients are wanted, switched or frozen"
        if any(function.name in self.reach.guarded for function in functions):
            return "called under a guard"
        if any(function.name in self.reach.helpers for function in functions):
            return "part of a forward pass"
        return ""

    def _is_harmless(self, outer: ast.AST, guard: ast.AST) -> bool:
        """Whether a node round the forward pass is no other guard than the one that is taken away."""
        if isinstance(outer, (ast.With, ast.AsyncWith)):
            contexts = [item.context_expr for item in outer.items if item.context_expr is not guard]
            return all(last_name(one) in _HARMLESS_CONTEXTS for one in contexts) and not _guards(contexts)
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return not _guards([decorator for decorator in outer.decorator_list if decorator is not guard])
        return True

    def crashes(self, scope: Scope, model: str) -> bool:
        """Whether what the model computes becomes an array as it is, which raises unless something guards it.

        Whoever removes such a guard gets an exception, not a silent waste: the linter may take it as proof of a guard.
        """
        computed: set[str] = set()
        parts = [one for one in ast.walk(scope) if isinstance(one, (ast.Assign, ast.AugAssign, ast.For))]
        for part in sorted(parts, key=lambda one: one.lineno):
            value, target = (part.iter, part.target) if isinstance(part, ast.For) else (part.value, part)
            if _computes(value, model, computed):
                names = (one for one in ast.walk(target) if isinstance(one, ast.Name))
                computed |= {one.id for one in names if isinstance(one.ctx, ast.Store)}
        arrays = (call for call in calls(scope) if last_name(call) in _TO_ARRAY)
        return any(_computes(call, model, computed) for call in arrays)

    def is_smoke_test(self, scope: Scope) -> bool:
        """Whether a body feeds its model random or constant tensors."""
        return mentions(scope, _RANDOM)

    @property
    def stem(self) -> str:
        """The name of the file."""
        return PurePosixPath(self.path).stem


def _computes(value: ast.AST, model: str, computed: set[str]) -> bool:
    """Whether an expression holds what the model computes, with its graph."""
    if mentions(value, _DETACHING):
        return False
    named = any(isinstance(one, ast.Name) and one.id in computed for one in ast.walk(value))
    return named or any(dotted(call.func).startswith(model) for call in calls(value))


def _guards(expressions: list[ast.expr]) -> bool:
    return any(mentions(one, ("no_grad", "inference_mode")) for one in expressions)


def forward_passes(code: Code, scope: Scope, node: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Calls with arguments that run what they name, in the part of a scope, each with the model, in text order."""
    found = [call for call in calls(node) if (call.args or call.keywords) and code.tree.scope(call) is scope]
    for call in sorted(found, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(call.func, ast.Attribute) and call.func.attr in _FORWARD_METHODS:
            # A method that guards itself, or one of that name elsewhere in the project, needs no guard round it.
            if call.func.attr not in code.reach.guarding and (model := dotted(call.func.value)):
                yield call, model
        elif model := dotted(call.func):
            yield call, model
