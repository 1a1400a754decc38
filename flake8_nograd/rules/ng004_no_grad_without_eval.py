"""NG004: under a guard, a model runs forward that is known to be in train mode."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.rules.rule import Finding, Rule
from flake8_nograd.rules.subject import Subject

PAGE = """\
# NG004: no-grad-without-eval

## What it does

Reports a forward pass under `torch.no_grad()` or its kin, in evaluation or inference code, of a model that is known
to be in
train mode: it was built here or `train()` was called on it, and nothing called `eval()`.

## Why is this bad

`torch.no_grad()` stops autograd. It does not switch the model: dropout still drops, and batch norm normalises with the
statistics of the batch and changes its running averages. The result is wrong, silently, and differs from run to run.

## Example

```python
import torch
from torch import nn


def predict(rows: torch.Tensor, weights: str) -> torch.Tensor:
    net = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 1))
    net.load_state_dict(torch.load(weights))
    with torch.no_grad():
        return net(rows)
```

## Use instead

```python
import torch
from torch import nn


def predict(rows: torch.Tensor, weights: str) -> torch.Tensor:
    net = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 1))
    net.load_state_dict(torch.load(weights))
    net.eval()
    with torch.no_grad():
        return net(rows)
```

## Known limits

- The mode must be known on every path. A parameter, a global or an attribute that somebody else may have put in eval
mode
  is not reported.
- Functions that mix train mode and a guard on purpose (Monte-Carlo dropout, recalibration of batch norm, rollouts)
are known by
  their names, or by a `train()` of their own with no training step near it.

## Fix safety

`eval()` changes the result on purpose. Put `train()` before the next training step.

## References

- [Evaluation mode](https://pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval)
- [torch.nn.Module.eval](https://pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.eval)
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The first such forward pass of every inference block."""
    for verdict in subject.verdicts.of("NG004"):
        forward = verdict.forward
        name = subject.model_text(forward)
        switch = subject.contexts.mode(forward).on
        layers = sorted(subject.facts.objects.layers(forward.model)) if forward.model else []
        active = f" ({', '.join(layers[:3])} in sight)" if layers else ""
        message = (
            f"'{name}' runs forward without gradients but in train mode{active} since {_cause(subject, switch)} "
            f"{{place}}; call {subject.switch_hint(forward, 'eval')} first"
        )
        yield Finding("NG004", forward.pos, message, switch, "the model is in train mode since here")


def _cause(subject: Subject, switch: int) -> str:
    text = subject.switch_text(switch)
    return f"'{text}'" if subject.switches(switch) else f"it was built by '{text}'"


RULE = Rule("NG004", "no-grad-without-eval", PAGE, find)
