"""NG006: a training step runs on a model that an evaluation left in eval mode."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.facts import ForwardPass
from flake8_nograd.rules import models, silence, tests_in_code
from flake8_nograd.rules.leaks import Leaks
from flake8_nograd.rules.rule import Finding, Rule
from flake8_nograd.rules.subject import Subject

PAGE = """\
# NG006: training-in-eval-mode

## What it does

Reports a training step (a forward pass whose value reaches `.backward()`) on a model that an evaluation has left in
eval mode:
typically round a loop that trains, validates, and trains again, or because a called function calls `eval()`.

## Why is this bad

From the second epoch on the model trains without dropout, and batch norm no longer learns its statistics. Nothing
fails;
the model only becomes worse than it could be.

## Example

```python
import torch
from torch import nn


def fit(model: nn.Module, train_loader, val_loader, criterion, optimizer, epochs: int) -> None:
    model.train()
    for epoch in range(epochs):
        for inputs, labels in train_loader:
            optimizer.zero_grad()
            criterion(model(inputs), labels).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            print(epoch, sum(criterion(model(x), y).item() for x, y in val_loader))
```

## Use instead

```python
import torch
from torch import nn


def fit(model: nn.Module, train_loader, val_loader, criterion, optimizer, epochs: int) -> None:
    for epoch in range(epochs):
        model.train()
        for inputs, labels in train_loader:
            optimizer.zero_grad()
            criterion(model(inputs), labels).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            print(epoch, sum(criterion(model(x), y).item() for x, y in val_loader))
```

## Known limits

- A model that is put in eval mode once, before training, is taken to be there on purpose (a frozen backbone, a
teacher).
- An evaluation in code outside the project that leaves the model in eval mode is not seen.

## Fix safety

`train()` changes how the model trains, on purpose.

## References

- [torch.nn.Module.train](https://pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.train)
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The first forward pass of each model in every training step."""
    leaks = Leaks(subject)
    seen: set[tuple[int, str]] = set()
    for forward in subject.forwards:
        switch = leaks.of(forward)
        if switch is None or _is_silent(subject, forward):
            continue
        name = subject.model_text(forward)
        key = (forward.activation.function.pos, name)
        if key in seen:
            continue
        seen.add(key)
        layers = sorted(subject.facts.objects.layers(forward.model)) if forward.model else []
        active = f" (with {', '.join(layers[:3])})" if layers else ""
        message = (
            f"'{name}'{active} trains in eval mode, left by '{subject.switch_text(switch)}' {{place}}; "
            f"call {subject.switch_hint(forward, 'train')} before the training step"
        )
        yield Finding("NG006", forward.pos, message, switch, "the model is put in eval mode here")


def _is_silent(subject: Subject, forward: ForwardPass) -> bool:
    activation = forward.activation
    return (
        silence.is_no_model(subject, forward)
        or models.guards_itself(subject, forward)
        or tests_in_code.is_unit_test(subject, activation)
        or silence.framework_guards(subject, activation)
        or silence.is_forward_itself(subject, activation)
    )


RULE = Rule("NG006", "training-in-eval-mode", PAGE, find)
