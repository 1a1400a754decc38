"""NG001: a module that is abstract itself has the parameters of whichever subclass it is."""

from abc import ABC, abstractmethod

import torch
from torch import nn


class Scores(nn.Module, ABC):
    def __init__(self, sigmoid: bool) -> None:
        super().__init__()
        self.sigmoid = sigmoid

    @abstractmethod
    def forward(self, rows: torch.Tensor) -> torch.Tensor: ...

    def predict(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        scores = self(rows)  # NG001: 18 'self.eval()'
        return scores.sigmoid() if self.sigmoid else scores
