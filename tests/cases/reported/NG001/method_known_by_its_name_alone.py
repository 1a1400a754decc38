"""NG001, which class the stored model is of, only the constructor's caller knows: nobody needs its gradients."""

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
        return self(rows)  # NG001: 16


class Fit:
    def __init__(self, model: nn.Module) -> None:
        self.model = model

    def scores(self, rows: torch.Tensor) -> torch.Tensor:
        return self.model.infer(rows)

    def step(self, rows: torch.Tensor) -> None:
        print(self.scores(rows).mean().item())


def main() -> None:
    scorer = Scorer()
    fit = Fit(scorer)
    for rows in torch.load("batches.pt"):
        fit.step(rows)


main()
