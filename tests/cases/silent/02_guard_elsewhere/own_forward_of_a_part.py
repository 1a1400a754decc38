"""The model guards its own forward, and is reached as a part, out of a container, or as an argument."""

import torch
from torch import nn


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Linear(4, 4)

    @torch.no_grad()
    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.body(rows)


class Wrapper(nn.Module):
    def __init__(self, scale: float) -> None:
        super().__init__()
        self.inner = Teacher()
        self.scale = scale

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.inner(rows) * self.scale


class Tagger:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def predict(self, rows: torch.Tensor) -> torch.Tensor:
        return self.net(rows)


def wrapped(rows: torch.Tensor) -> torch.Tensor:
    net = Wrapper(0.5)
    net.eval()
    return net(rows)


def contained(rows: torch.Tensor) -> torch.Tensor:
    net = nn.Sequential(Wrapper(2.0), nn.Dropout())
    net.eval()
    return net(rows)


def tagged(rows: torch.Tensor) -> torch.Tensor:
    return Tagger(Teacher()).predict(rows)
