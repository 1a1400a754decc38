"""Clause 2: the last part that `forward` runs is guarded, so that what it returns has no graph."""
import torch
from torch import nn


class Head(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(4, 4)

    @torch.no_grad()
    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layer(rows)


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(4, 4)
        self.head = Head()

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        rows = self.encoder(rows)
        return self.head(rows)


def predict(rows: torch.Tensor) -> torch.Tensor:
    model = Net()
    model.eval()
    return model(rows)
