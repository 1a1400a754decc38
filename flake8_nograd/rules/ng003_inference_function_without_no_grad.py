"""NG003: a model runs forward in an inference function or script while gradients are recorded."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.rules.blocks import SCRIPT
from flake8_nograd.rules.rule import Finding, Rule
from flake8_nograd.rules.subject import Subject

PAGE = """\
# NG003: inference-function-without-no-grad

## What it does

Reports a forward pass in a function that evaluates or predicts (`predict`, `evaluate_pair`, `run_inference`,
`extract_features`, ... or one whose forward passes leave it only detached), or in the body of a script such as
`demo.py`,
while autograd records gradients that nothing uses. Eval phases are NG001 and evaluation loops NG002.

## Why is this bad

Inference needs no gradients. Recording them keeps all intermediate results alive, which takes memory and time, and the
results then need `.detach()` before they can become NumPy arrays.

## Example

```python
import torch
from torch import nn


class Recognizer:
    def __init__(self, net: nn.Module, labels: list[str]) -> None:
        self.net = net
        self.labels = labels

    def predict(self, image: torch.Tensor) -> str:
        scores = self.net(image.unsqueeze(0))
        return self.labels[scores.argmax(1).item()]
```

## Use instead

```python
import torch
from torch import nn


class Recognizer:
    def __init__(self, net: nn.Module, labels: list[str]) -> None:
        self.net = net.eval()
        self.labels = labels

    @torch.no_grad()
    def predict(self, image: torch.Tensor) -> str:
        scores = self.net(image.unsqueeze(0))
        return self.labels[scores.argmax(1).item()]
```

## Known limits

- Inference functions are known by name, or by what leaves them. The options `--nograd-inference-functions` and
  `--nograd-extend-inference-functions` say which names your project uses.
- A function is silent if every call of it in the project stands under a guard. Calls in code that installs the project
  are not seen.

## Fix safety

A guard changes no result. It is wrong only where something out of sight differentiates what the function returns.

## References

- [Locally disabling gradient
computation](https://pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation)
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The first such forward pass of every inference function and script."""
    for verdict in subject.verdicts.of("NG003"):
        name = subject.model_text(verdict.forward)
        hint = subject.train_mode_hint(verdict.forward, in_script=subject.is_main(verdict.forward.activation))
        if verdict.block.kind == SCRIPT:
            message = (
                f"'{name}' runs forward with autograd recording in the inference script '{subject.file.parts[-1]}'; "
                f"wrap it in 'with {subject.guard}:'{hint}"
            )
            yield Finding("NG003", verdict.forward.pos, message)
            continue
        trains = subject.computes_gradients(verdict.forward.activation)  # A guard round all of it would stop that.
        advice = f"wrap it in 'with {subject.guard}:'" if trains else f"decorate it with '@{subject.guard}'"
        message = (
            f"'{name}' runs forward with autograd recording in the inference function '{verdict.block.name}' "
            f"{{place}}; {advice}{hint}"
        )
        yield Finding("NG003", verdict.forward.pos, message, verdict.block.pos, "the inference function begins here")


RULE = Rule("NG003", "inference-function-without-no-grad", PAGE, find)
