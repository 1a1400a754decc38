"""A new model gets random tensors through a method of its base class: its author looks whether it runs at all."""

import torch
from torch import nn


class Circuit(nn.Module):
    def unitary(self, rows: torch.Tensor) -> torch.Tensor:
        return self.forward(rows).transpose(0, 1)


class Encoder(Circuit):
    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(8, 8)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layer(rows)


def test_encoder() -> None:
    rows = torch.randn(4, 8)
    encoder = Encoder()
    found = encoder.unitary(rows)
    print(found.data.numpy())
