"""Subclasses define what the base class calls."""
# alone: nothing

from abc import ABC, abstractmethod

import torch
from torch import nn


class Scorer(nn.Module, ABC):
    @abstractmethod
    def score(self, rows: torch.Tensor) -> torch.Tensor:
        """The scores of some rows."""

    @abstractmethod
    def weigh(self, rows: torch.Tensor) -> torch.Tensor:
        """The weights of some rows."""

    def predict(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        return self.score(rows).sigmoid()  # NG001: 16 'on line 20'

    def predict_weights(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        return self.weigh(rows).sigmoid()

    def predict_batch(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        return self.score(rows).sigmoid()
