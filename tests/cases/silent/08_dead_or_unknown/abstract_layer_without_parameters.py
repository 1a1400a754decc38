"""Silent: a module with an abstract base, which gathers ranges in a list, has no parameters for all that."""

from abc import ABC, abstractmethod

import torch
from torch import nn


class Cutter(ABC):
    @abstractmethod
    def forward(self, images: torch.Tensor) -> torch.Tensor: ...


class Column(nn.Module, Cutter):
    def __init__(self, width: int, scale: float) -> None:
        super().__init__()
        self.width = width
        self.upsample = nn.Upsample(scale_factor=scale)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        columns = []
        columns.extend(range(self.width))
        return self.upsample(images[..., columns])


class Smoothed:
    def __init__(self, width: int) -> None:
        self.cutter = Column(width, 2.0)

    def predict(self, images: torch.Tensor) -> list:
        return self.cutter.forward(images).tolist()
