"""Clause 5, by content: a function of the file, which runs and loads nothing, makes the net that is tried."""

import torch
from torch import nn


class Pyramid(nn.Module):
    def __init__(self, widths: list[int]) -> None:
        super().__init__()
        pairs = zip([3, *widths], widths)
        self.levels = nn.Sequential(*(nn.Conv2d(before, after, 3) for before, after in pairs))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.levels(x)


def pyramid_small() -> Pyramid:
    return Pyramid([8, 16])


def pyramid_large() -> Pyramid:
    return Pyramid([32, 64, 128])


def test():
    net = pyramid_large()
    y = net(torch.randn(1, 3, 32, 32))
    print(y)
