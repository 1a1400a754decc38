"""NG007: a guard or a mode switch that does nothing."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.evidence import Evidence
from flake8_nograd.flow.facts import Idle
from flake8_nograd.flow.values import Obj
from flake8_nograd.rules.rule import Finding, Rule
from flake8_nograd.rules.subject import Subject

PAGE = """\
# NG007: guard-without-effect

## What it does

Reports a guard or a mode switch that does nothing: `torch.no_grad()` as a statement of its own, `model.eval` without
a call,
`with torch.no_grad:` without a call, `with model.eval():`, `volatile=True`, and a guard round code that computes
nothing while the
forward pass stands outside it.

## Why is this bad

The line reads as if the code were guarded or switched, and it is not. `torch.no_grad()` only acts as a context
manager or a
decorator; `model.eval` is a method that was not called; a module is no context manager; `volatile` has been ignored
since
PyTorch 0.4.

## Example

```python
import torch
from torch import nn


def predict(model: nn.Module, inputs: torch.Tensor) -> list[int]:
    model.eval
    with torch.no_grad():
        return model(inputs).argmax(1).tolist()
```

## Use instead

```python
import torch
from torch import nn


def predict(model: nn.Module, inputs: torch.Tensor) -> list[int]:
    model.eval()
    with torch.no_grad():
        return model(inputs).argmax(1).tolist()
```

## Known limits

- `torch.set_grad_enabled(False)` as a statement does act, and is not reported.

## Fix safety

Removing `volatile=True` changes nothing. What the other lines were meant to do, only the author knows.

## References

- [torch.no_grad](https://pytorch.org/docs/stable/generated/torch.no_grad.html)
- [PyTorch 0.4.0 migration guide](https://pytorch.org/blog/pytorch-0_4_0-migration-guide/)
"""


def find(subject: Subject) -> Iterator[Finding]:
    """Everything without effect, in source order."""
    found: dict[int, Finding] = {}
    for activation in subject.facts.own:
        for idle in activation.idle.values():
            message = _message(subject, idle)
            if message is not None:
                found.setdefault(idle.node.pos, Finding("NG007", idle.node.pos, message))
    for pos in sorted(found):
        yield found[pos]


def _message(subject: Subject, idle: Idle) -> str | None:
    text = subject.text_of(idle.node.pos)
    if idle.model is not None and not _is_model(subject, idle, idle.model):
        return None
    if idle.kind == "empty" and not _forward_outside(subject, idle):
        return None
    if idle.kind == "guard":
        return f"'{text}' does nothing as a statement of its own; write 'with {text}:' round the code it is for"
    if idle.kind == "uncalled":
        return f"'with {text}:' lacks the call and guards nothing; write 'with {text}():'"
    if idle.kind == "method":
        return f"'{text}' is not called and switches nothing; write '{text}()'"
    if idle.kind == "context":
        return f"'{text}' is no context manager; call it before, and write 'with {subject.guard}:'"
    if idle.kind == "volatile":
        return f"'{text}' has no effect since PyTorch 0.4; write 'with {subject.guard}:' round the forward pass"
    return f"'{text}' guards nothing that computes, while the forward pass stands outside of it; put that inside"


def _is_model(subject: Subject, idle: Idle, model: Obj) -> bool:
    """Whether it is a module, or one by its name that guards its forward passes itself: that has a mode, too."""
    objects = subject.facts.objects
    if objects.evidence(model) >= Evidence.NAME:
        return True
    return idle.kind == "method" and subject.facts.words.is_model_name(objects.name_of(model))


def _forward_outside(subject: Subject, idle: Idle) -> bool:
    """Whether a forward pass for which the guard was meant stands in the same function, unguarded."""
    function = idle.activation.function
    return any(verdict.forward.activation.function is function for verdict in subject.verdicts.unguarded)


RULE = Rule("NG007", "guard-without-effect", PAGE, find)
