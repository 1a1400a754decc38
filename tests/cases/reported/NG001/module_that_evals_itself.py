"""NG001, a class whose constructor puts its instances in eval mode."""
import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
        self.eval()

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(rows)


def main(rows: torch.Tensor) -> None:
    tagger = Tagger()
    print(tagger(rows))  # NG001: 11
