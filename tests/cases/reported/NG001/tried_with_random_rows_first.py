"""NG001: the features come from random rows, and what is done with them in eval mode is inference nevertheless."""

import torch
from torch import nn


def scores(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    model.eval()
    return model(rows)  # NG001: 12


def main() -> None:
    encoder = nn.Linear(16, 8)
    model = nn.Sequential(nn.Linear(8, 2), nn.Dropout())
    features = encoder(torch.randn(2, 16))
    print(scores(model, features))


main()
