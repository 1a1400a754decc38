"""The guard round a constructor ends with it: the methods train as they should."""

import torch
from torch import nn


class Margin(nn.Module):
    @torch.no_grad()
    def __init__(self, classes: int, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(classes, width))
        self.scale = nn.Linear(width, width)

    def step(self, features, labels, optimizer) -> None:
        features = self.scale(features.detach().requires_grad_(True))
        optimizer.zero_grad()
        nn.functional.cross_entropy(features @ self.weight.T, labels).backward()
        optimizer.step()


def make_step(net: nn.Module, optimizer):
    with torch.no_grad():
        net.weight.zero_()

    def step(batch) -> None:
        optimizer.zero_grad()
        net(batch).sum().backward()
        optimizer.step()

    return step


@torch.no_grad()
def make_other_step(net: nn.Module, optimizer):
    net.weight.zero_()

    def step(batch) -> None:
        optimizer.zero_grad()
        net(batch).sum().backward()
        optimizer.step()

    return step
