"""NG001: the model's own `train` is called for either phase; only what goes back runs in train mode."""

import torch
from torch import nn


class Recogniser(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 8), nn.BatchNorm1d(8))
        self.head = nn.Linear(8, 2)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(rows))

    def train(self, mode: bool = True) -> "Recogniser":
        super().train(mode)
        return self


def fit_in_one(model: Recogniser, batches, optimizer: torch.optim.Optimizer) -> None:
    for phase, rows, labels in batches:
        model.train(phase == "train")
        loss = nn.functional.cross_entropy(model(rows), labels)  # NG001: 44 'super().train(mode)'
        if phase == "train":
            loss.backward()
            optimizer.step()
