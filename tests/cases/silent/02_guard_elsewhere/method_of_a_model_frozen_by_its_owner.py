"""The stored model, which only the caller of the constructor knows, was frozen before: its method records nothing."""

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
    def __init__(self, model: nn.Module) -> None:
        self.model = model

    def scores(self, rows: torch.Tensor) -> torch.Tensor:
        return self.model.infer(rows)

    def step(self, rows: torch.Tensor) -> None:
        print(self.scores(rows).mean().item())


def main() -> None:
    scorer = Scorer().requires_grad_(False)
    fit = Fit(scorer)
    for rows in torch.load("batches.pt"):
        fit.step(rows)


main()
