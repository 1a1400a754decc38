"""Clause 2, nothing requires a gradient: each part that has parameters is frozen, or the whole, or perhaps."""

import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Linear(8, 8)
        self.head = nn.Linear(8, 8)
        self.noise = nn.Dropout(0.1)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.head(self.noise(self.body(rows)))


class Pair(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.left = Encoder()
        self.right = Encoder()

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.left(rows) - self.right(rows)


def by_parts(rows: torch.Tensor) -> torch.Tensor:
    encoder = Encoder().eval()
    encoder.body.requires_grad_(False)
    for parameter in encoder.head.parameters():
        parameter.requires_grad = False
    return encoder(rows)


def a_part(rows: torch.Tensor) -> torch.Tensor:
    pair = Pair().requires_grad_(False)
    pair.eval()
    return pair.left(rows)


def perhaps(rows: torch.Tensor, fixed: bool) -> torch.Tensor:
    encoder = Encoder()
    if fixed:
        encoder.requires_grad_(False)
    encoder.eval()
    return encoder(rows)
