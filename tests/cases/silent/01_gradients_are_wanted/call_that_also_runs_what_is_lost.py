"""A guard round a call would stop the gradients of all that it runs, whatever else of that is of no use."""

import torch
from torch import nn


def descend(model: nn.Module, rows: torch.Tensor, depth: int) -> torch.Tensor:
    found = model(torch.randn(2, 4))
    if depth > 0:
        return descend(model, model(rows), depth - 1)
    return found


def main() -> None:
    rows = torch.load("rows.pt")
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout()).eval()
    found = descend(net, rows, 2)
    found.sum().backward()
