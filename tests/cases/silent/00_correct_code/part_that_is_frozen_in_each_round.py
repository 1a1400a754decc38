"""The one part with parameters is frozen after the first batch: for most batches there is nothing to record."""

import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(16, 4)
        self.dropout = nn.Dropout()

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.dropout(self.encoder(rows))


def tags(model: nn.Module, loader) -> list[torch.Tensor]:
    model.eval()
    found = []
    for rows in loader:
        found.append(model(rows).argmax(-1))
        model.encoder.requires_grad_(False)
    return found


def main(loader) -> None:
    print(tags(Tagger(), loader))
