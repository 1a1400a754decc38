"""NG001: a model in eval mode runs forward while gradients are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.rules.advice import with_statement
from flake8_nograd.rules.rule import Finding, Rule
from flake8_nograd.rules.subject import Subject

PAGE = """\
# NG001: eval-without-no-grad

## What it does

Reports a forward pass of a model that is known to be in eval mode while autograd records gradients that nothing uses.

## Why is this bad

`model.eval()` switches layers such as dropout and batch norm. It does not stop autograd: every forward pass still
records
its graph and keeps all intermediate results alive until the output is gone. Evaluation then takes up to several times
the
memory, and more time.

## Example

```python
import torch
from torch import nn


def accuracy(model: nn.Module, loader) -> float:
    model.eval()
    hits, seen = 0, 0
    for inputs, labels in loader:
        outputs = model(inputs)
        hits += (outputs.argmax(1) == labels).sum().item()
        seen += len(labels)
    return hits / seen
```

## Use instead

```python
import torch
from torch import nn


def accuracy(model: nn.Module, loader) -> float:
    model.eval()
    hits, seen = 0, 0
    with torch.no_grad():
        for inputs, labels in loader:
            outputs = model(inputs)
            hits += (outputs.argmax(1) == labels).sum().item()
            seen += len(labels)
    return hits / seen
```

`torch.inference_mode()` and the decorator `@torch.no_grad()` do as well. Where the same code trains in another phase,
write `with torch.set_grad_enabled(phase == "train"):`, with the condition that decides the mode.

## Known limits

- Calls into other files of the project are followed a few files far. A guard round a call in code that installs the
  project is not seen.
- A forward pass whose gradients are used (an attack, an attribution, a loss) is passed over; so is one under a guard
that
  depends on a value.

## Fix safety

A guard changes no result. It is wrong only where something out of sight differentiates the output.

## References

- [Locally disabling gradient
computation](https://pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation)
- [Evaluation mode](https://pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval)
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The first such forward pass of every eval phase."""
    for verdict in subject.verdicts.of("NG001"):
        name = subject.model_text(verdict.forward)
        switch = subject.verdicts.switch(verdict)
        cause = subject.switch_text(switch)
        message = (
            f"'{name}' runs forward with autograd recording after '{cause}' {{place}}; "
            f"wrap it in {with_statement(subject, verdict.forward, switch)}"
        )
        yield Finding("NG001", verdict.forward.pos, message, switch, "the model is put in eval mode here")


RULE = Rule("NG001", "eval-without-no-grad", PAGE, find)
