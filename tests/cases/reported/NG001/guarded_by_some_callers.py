"""NG001: the function evaluates; one caller guards it and the other does not, so that it records there."""

import torch
from torch import nn


class Ranker(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.scores = nn.Linear(8, 1)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.scores(rows)

    def predict(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        return torch.sigmoid(self.forward(rows))  # NG001: 30 'self.eval()'


def evaluate(ranker: Ranker, batches: list) -> float:
    with torch.no_grad():
        return sum(ranker.predict(rows).mean().item() for rows in batches)


def export(ranker: Ranker, batches: list) -> list:
    return [ranker.predict(rows).tolist() for rows in batches]
