"""The model is put in train mode if it is not yet, and in eval mode under a guard."""

import torch
from torch import nn


def step(net: nn.Module, rows: torch.Tensor, labels: torch.Tensor) -> float:
    if not net.training:
        net.train()
    loss = nn.functional.cross_entropy(net(rows), labels)
    loss.backward()
    return loss.item()


@torch.no_grad()
def evaluate(net: nn.Module, rows: torch.Tensor, labels: torch.Tensor) -> float:
    if net.training:
        net.eval()
    return nn.functional.cross_entropy(net(rows), labels).item()
