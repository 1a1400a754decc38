"""Names that switch autograd's recording.

Source: the PyTorch notes "Locally disabling gradient computation" and the reference of `torch.autograd.grad_mode`.
"""

from __future__ import annotations

OFF = "off"
ON = "on"
BY_ARGUMENT = "argument"

CONTEXTS: dict[str, str] = {
    "torch.no_grad": OFF,
    "torch.autograd.no_grad": OFF,
    "torch.autograd.grad_mode.no_grad": OFF,
    "torch.inference_mode": OFF,
    "torch.autograd.inference_mode": OFF,
    "torch.autograd.grad_mode.inference_mode": OFF,
    "torch.enable_grad": ON,
    "torch.autograd.enable_grad": ON,
    "torch.autograd.grad_mode.enable_grad": ON,
    "torch.set_grad_enabled": BY_ARGUMENT,
    "torch.autograd.set_grad_enabled": BY_ARGUMENT,
    "torch.autograd.grad_mode.set_grad_enabled": BY_ARGUMENT,
    "torch._C._set_grad_enabled": BY_ARGUMENT,
}
"""Canonical name to what it does. `set_grad_enabled` acts when called; the others only as context or decorator."""

WITH_FLAG = frozenset(name for name in CONTEXTS if name.endswith("inference_mode"))
"""Guards whose first argument may turn them off again (`inference_mode(False)`)."""

THREADS = frozenset({"Thread", "Timer", "submit", "start_new_thread", "run_in_executor", "to_thread"})
"""What runs a function in another thread: recording is switched for each thread on its own."""

GUARD_WORDS = frozenset(
    {"nograd", "inference", "eval", "evaluating", "evaluation", "frozen", "freeze", "gradless", "validate",
     "validating"}
)  # fmt: skip
"""Words in the name of an unseen context manager or decorator that make it a possible guard.

Nothing under it is reported.
"""

ARGUMENT_WORDS = frozenset(
    {"argument", "arguments", "args", "kwargs", "call", "param", "params", "parameter", "parameters", "input", "inputs",
     "type", "types", "schema", "shape", "shapes"}
)  # fmt: skip
"""Words in the name of a decorator that validates what is given, such as `validate_arguments` of pydantic."""

EVALUATOR_WORDS = frozenset({"evaluator", "validator", "predictor", "tester"})
"""Words in the name of an unseen class or function that runs what it is given for evaluation, and may guard it.

Source: the `Evaluator` of pytorch-pfn-extras, which calls its `eval_func` under `torch.no_grad()`.
"""

GUARD_PAIRS = frozenset(
    {("no", "grad"), ("no", "grads"), ("no", "gradient"), ("no", "gradients"), ("grad", "enabled"),
     ("disable", "grad"), ("without", "grad"), ("grad", "mode"), ("grad", "off"), ("grad", "disabled"),
     ("gradients", "disabled"), ("gradients", "off"), ("disable", "gradients"), ("disable", "gradient"),
     ("without", "gradients"), ("disable", "grads"), ("grads", "disabled"), ("grads", "off"), ("disabled", "grad"),
     ("stop", "gradients")}
)  # fmt: skip
"""The same for two neighbouring words."""

NO_GUARD_WORDS = frozenset(
    {"amp", "autocast", "cast", "scaler", "bar", "pbar", "tqdm", "lock", "profiler", "file", "timer", "precision",
     "device"}
)  # fmt: skip
"""Words in the name of an unseen context manager that is about precision, speed or output only."""

PREFERRED = frozenset(name for name, effect in CONTEXTS.items() if effect == OFF)
"""What a message may suggest, if the file imports it under a name of its own."""
