"""Silent: a measure without parameters, though a method of it that was left out gets what the constructor was given."""

import torch
from torch import nn


class Similarity(nn.Module):
    def __init__(self, size=11, average=True) -> None:
        super().__init__()
        self.size = size
        self.average = average
        self.register_buffer("window", self._window(size))

    def _window(self, size):
        line = [2.0 ** -abs(x - size // 2) for x in range(size)]
        return torch.tensor(line) / sum(line)

    def forward(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        found = (left * right * self.window).sum(1)
        return found.mean() if self.average else found


class Metric:
    def __init__(self) -> None:
        self.similarity = Similarity()
        self.pairs = []

    def evaluate(self) -> float:
        return sum(self.similarity(left, right).item() for left, right in self.pairs) / len(self.pairs)
