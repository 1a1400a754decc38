"""NG003, only the caller knows what is copied: a model that guards nothing."""

import copy

import torch
from torch import nn


class Head(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(8, 2)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layer(rows)


def predict(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    model = copy.deepcopy(model)
    return model(rows)  # NG003: 12


def main() -> None:
    print(predict(Head(), torch.load("rows.pt")).argmax(1))


main()
