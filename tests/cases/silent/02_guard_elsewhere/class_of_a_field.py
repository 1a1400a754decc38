"""Silent: the annotation of a field tells the class, which guards itself."""

from dataclasses import dataclass

import torch
from torch import nn


class Tagger:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    @torch.no_grad()
    def __call__(self, rows: torch.Tensor) -> torch.Tensor:
        return self.net(rows)


@dataclass
class Pair:
    model: Tagger
    encoder: Tagger

    def predict(self, rows: torch.Tensor) -> torch.Tensor:
        return self.model(self.encoder(rows))
