"""Who reads `grad_fn` off a result wants its graph."""

import torch
from torch import nn


def evaluate_depth(model: nn.Module, x: torch.Tensor) -> int:
    model.eval()
    node = model(x).sum().grad_fn
    depth = 0
    while node is not None and node.next_functions:
        node = node.next_functions[0][0]
        depth += 1
    return depth


class Tracer:
    def trace(self, model: nn.Module, example: torch.Tensor) -> list[object]:
        model.eval()
        out = model(example)
        return [self._follow(o) for o in out]

    def _follow(self, output: torch.Tensor) -> object:
        root = output.grad_fn
        return root
