"""NG002: a model of unknown or train mode runs forward in an evaluation loop while gradients are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.rules.rule import Finding, Rule
from flake8_nograd.rules.subject import Subject

PAGE = """\
# NG002: evaluation-loop-without-no-grad

## What it does

Reports a forward pass in a loop over evaluation data (`test_loader`, `val_dl`, `loaders["val"]`, a `DataLoader` of a
test
set) while autograd records gradients that nothing uses, if the model is not known to be in eval mode.

## Why is this bad

Evaluation needs no gradients. Recording them keeps the intermediate results of every batch alive, which takes memory
and
time. Mostly the `model.eval()` is missing as well, and then dropout and batch norm falsify the result.

## Example

```python
import torch
from torch import nn


def mean_loss(model: nn.Module, test_loader, criterion) -> float:
    total = 0.0
    for inputs, labels in test_loader:
        total += criterion(model(inputs), labels).item()
    return total / len(test_loader)
```

## Use instead

```python
import torch
from torch import nn


def mean_loss(model: nn.Module, test_loader, criterion) -> float:
    model.eval()
    total = 0.0
    with torch.no_grad():
        for inputs, labels in test_loader:
            total += criterion(model(inputs), labels).item()
    return total / len(test_loader)
```

## Known limits

- Evaluation data is known by what it was made from, or by its name. The options `--nograd-loader-names` and
  `--nograd-extend-loader-names` say which names your project uses.
- A loop whose data is for training as well as for evaluation is not reported.

## Fix safety

The guard changes no result. Adding `model.eval()` changes the result on purpose; put `model.train()` before the next
training step.

## References

- [Locally disabling gradient
computation](https://pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation)
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The first such forward pass of every evaluation loop."""
    for verdict in subject.verdicts.of("NG002"):
        name = subject.model_text(verdict.forward)
        what = "it" if subject.verdicts.needs_gradients(verdict.block.pos) else "the loop"
        in_script = subject.is_main(verdict.forward.activation)
        message = (
            f"'{name}' runs forward with autograd recording in the evaluation loop {{place}}; "
            f"wrap {what} in 'with {subject.guard}:'{subject.train_mode_hint(verdict.forward, in_script=in_script)}"
        )
        yield Finding("NG002", verdict.forward.pos, message, verdict.block.pos, "the evaluation loop begins here")


RULE = Rule("NG002", "evaluation-loop-without-no-grad", PAGE, find)
