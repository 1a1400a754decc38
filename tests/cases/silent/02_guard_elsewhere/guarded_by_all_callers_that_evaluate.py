"""The function evaluates, and all of its callers guard it; the other runs for training, too, and leaves it to them."""

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
        return torch.sigmoid(self.forward(rows))

    def rank(self, rows: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.forward(rows))


def evaluate(ranker: Ranker, batches: list) -> float:
    with torch.no_grad():
        return sum(ranker.predict(rows).mean().item() + ranker.rank(rows).mean().item() for rows in batches)


@torch.inference_mode()
def export(ranker: Ranker, batches: list) -> list:
    return [ranker.predict(rows).tolist() for rows in batches]


def train(ranker: Ranker, batches: list, optimizer: torch.optim.Optimizer) -> None:
    ranker.train()
    for rows in batches:
        ranker.rank(rows).sum().backward()
        optimizer.step()
