"""Only the caller knows what is copied: a model whose last part runs under a guard of its own."""

import copy

import torch
from torch import nn


class Head(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(8, 2)

    @torch.no_grad()
    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layer(rows)


def predict(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    model = copy.deepcopy(model)
    return model(rows)


def main() -> None:
    print(predict(Head(), torch.load("rows.pt")).argmax(1))


main()
