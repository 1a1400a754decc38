"""NG003: in a class that is no module, `__call__` is a short name for a method that infers."""

from abc import ABC, abstractmethod

import torch
from torch import nn


class Detector(ABC):
    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        return self.predict(images)

    @abstractmethod
    def predict(self, images: torch.Tensor) -> torch.Tensor: ...


class Distances(Detector):
    def __init__(self, encoder: nn.Module) -> None:
        self.encoder = encoder

    def predict(self, images: torch.Tensor) -> torch.Tensor:
        return self.predict_features(self.encoder(images))  # NG003: 38 'predict'

    @torch.no_grad()
    def predict_features(self, features: torch.Tensor) -> torch.Tensor:
        return features.norm(dim=1)


class Head(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(4, 4)

    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        return self.predict(images)

    def predict(self, images: torch.Tensor) -> torch.Tensor:
        return self.encoder(images)
