"""NG005: `backward()` on a value that can have no graph."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.facts import Backward
from flake8_nograd.flow.graphs import ENTRY_GRAPH
from flake8_nograd.rules import tests_in_code
from flake8_nograd.rules.rule import Finding, Rule
from flake8_nograd.rules.subject import Subject

PAGE = """\
# NG005: training-under-no-grad

## What it does

Reports `.backward()` on a value that can have no graph, since all of it was computed under `torch.no_grad()` or its
kin.

## Why is this bad

Nothing was recorded, so there is nothing to go back through. PyTorch raises `element 0 of tensors does not require
grad`
when the line is reached, or, if something else in the sum has a graph, the model silently learns nothing.

## Example

```python
import torch
from torch import nn


def step(model: nn.Module, inputs, labels, criterion, optimizer) -> None:
    optimizer.zero_grad()
    with torch.no_grad():
        loss = criterion(model(inputs), labels)
    loss.backward()
    optimizer.step()
```

## Use instead

```python
import torch
from torch import nn


def step(model: nn.Module, inputs, labels, criterion, optimizer) -> None:
    optimizer.zero_grad()
    loss = criterion(model(inputs), labels)
    loss.backward()
    optimizer.step()
```

## Known limits

- A value of which a part may have been computed outside the guard is not reported.

## Fix safety

Which of the two is meant, the guard or the `backward()`, only the author knows. There is no automatic fix.

## References

- [Locally disabling gradient
computation](https://pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation)
"""


def find(subject: Subject) -> Iterator[Finding]:
    """Every `.backward()` without a graph, in source order."""
    seen: set[int] = set()
    backwards = [backward for activation in subject.facts.own for backward in activation.backwards.values()]
    for backward in sorted(backwards, key=lambda x: x.node.pos):
        guard = _guard(subject, backward)
        if guard is None or backward.node.pos in seen or tests_in_code.is_unit_test(subject, backward.activation):
            continue
        seen.add(backward.node.pos)
        value = subject.text_of(backward.node.func.pos)
        message = (
            f"'{value}()' has no graph to go back through, since all of its value was computed under "
            f"'{subject.switch_text(guard)}' {{place}}; compute it outside of the guard"
        )
        yield Finding("NG005", backward.node.pos, message, guard, "recording is off since here")


def _guard(subject: Subject, backward: Backward) -> int | None:
    """The position of the guard under which all of the value was computed."""
    if backward.graph >= 0:
        return backward.graph
    if backward.graph == ENTRY_GRAPH:
        grad = subject.contexts.grad_at_entry(backward.activation)
        if grad.surely_off:
            return grad.off
    return None


RULE = Rule("NG005", "training-under-no-grad", PAGE, find)
