"""NG001, what comes after the call of a method that subclasses define is reached."""

from abc import abstractmethod

import torch
from torch import nn


class Scorer:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    @abstractmethod
    def prepare(self, rows: list[float]) -> torch.Tensor:
        """Turn rows into a batch."""
        raise NotImplementedError("a scorer has to know its rows")

    def score(self, rows: list[float]) -> list[float]:
        batch = self.prepare(rows)
        self.net.eval()
        return self.net(batch).tolist()  # NG001: 16
