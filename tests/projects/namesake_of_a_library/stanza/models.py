"""Classes of the project, which has the name of a library whose models are known to guard themselves."""

import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout()
        self.out = nn.Linear(8, 2)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.out(self.dropout(rows))


class Encoder(Tagger):
    @torch.no_grad()
    def encode(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        return self.forward(rows)
