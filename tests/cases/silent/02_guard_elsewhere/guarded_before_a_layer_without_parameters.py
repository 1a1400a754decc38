"""Clause 2: what a dropout layer is given has no graph, and it adds none; so `forward` returns none."""
import torch
from torch import nn


class Frozen(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(4, 4)
        self.dropout = nn.Dropout()

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            rows = self.encoder(rows)
        return self.dropout(rows)


def evaluate(rows: torch.Tensor) -> torch.Tensor:
    model = Frozen()
    model.eval()
    return model(rows)
