"""NG001, parts of the model are frozen and others are not, or no longer."""

import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Linear(8, 8)
        self.head = nn.Linear(8, 8)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(rows))


def frozen_body(rows: torch.Tensor) -> torch.Tensor:
    encoder = Encoder().eval()
    encoder.body.requires_grad_(False)
    return encoder(rows)  # NG001: 12 'on line 18'


def thawed_head(rows: torch.Tensor) -> torch.Tensor:
    encoder = Encoder().eval()
    encoder.requires_grad_(False)
    encoder.head.requires_grad_(True)
    return encoder(rows)  # NG001: 12 'on line 24'
