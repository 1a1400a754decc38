"""Silent: a parameter that makes layers, though it may be one; a class from a checkpoint; a method that converts."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn


def layer_of(activation: Callable[..., nn.Module] | nn.Module) -> nn.Module:
    return activation() if callable(activation) else activation


class Block(nn.Module):
    def __init__(self, activation: Callable[..., nn.Module] | nn.Module = nn.ReLU) -> None:
        super().__init__()
        self.linear = nn.Linear(4, 4)
        self.activation = layer_of(activation)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.activation(self.linear(rows))


def _test(rows) -> None:
    for activation in (nn.ReLU, nn.GELU):
        block = Block(activation)
        with torch.no_grad():
            print(block.eval()(rows).shape)


def evaluate(path: str) -> nn.Module:
    package = torch.load(path)
    model = package["class"](*package["args"], **package["kwargs"])
    model.load_state_dict(package["state"])
    return model


def deploy(model: nn.Module, shapes: dict) -> None:
    model.eval()
    for name, part in model.named_children():
        part.convert(shapes[name])
