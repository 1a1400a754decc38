"""Silent: a smoke test whose numbers are drawn by the description of the data."""

import torch
from project import Irreps
from torch import nn


class Simple(nn.Module):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.irreps = Irreps(text)
        self.linear = nn.Linear(3, 3)

    def forward(self, data: dict) -> torch.Tensor:
        return self.linear(data["pos"]) + data["x"]


def test_simple_network() -> None:
    net = Simple("3x0e + 2x1o")
    net({"pos": torch.randn(5, 3), "x": net.irreps.randn(5, -1)})
