"""Which class the stored model is of, only the constructor's caller knows: its method gives back what is trained on."""

import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(16, 1), nn.Dropout(0.1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(rows)

    def infer(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        return self(rows)


class Fit:
    def __init__(self, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        self.model = model
        self.optimizer = optimizer

    def scores(self, rows: torch.Tensor) -> torch.Tensor:
        return self.model.infer(rows)

    def step(self, rows: torch.Tensor) -> None:
        self.optimizer.zero_grad()
        self.scores(rows).mean().backward()
        self.optimizer.step()


def main() -> None:
    scorer = Scorer()
    fit = Fit(scorer, torch.optim.SGD(scorer.parameters(), 0.1))
    for rows in torch.load("batches.pt"):
        fit.step(rows)


main()
