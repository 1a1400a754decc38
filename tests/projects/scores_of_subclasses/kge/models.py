"""An inference method of a subclass is run as its base class runs it: here by nobody, there under a guard."""
# alone: nothing

import torch
from torch import nn

from .base import Ranker, Scorer


class Distance(Scorer):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.entities = nn.Embedding(size, 8)
        self.dropout = nn.Dropout()

    def forward(self, heads: torch.Tensor, tails: torch.Tensor) -> torch.Tensor:
        return (self.dropout(self.entities(heads)) - self.entities(tails)).norm(dim=-1)

    def predict(self, heads: torch.Tensor, tails: torch.Tensor) -> list:
        scores = -self.forward(heads, tails)  # NG003: 19
        return scores.cpu().data.tolist()


class Product(Ranker):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.entities = nn.Embedding(size, 8)

    def forward(self, heads: torch.Tensor, tails: torch.Tensor) -> torch.Tensor:
        return (self.entities(heads) * self.entities(tails)).sum(-1)

    def predict_scores(self, heads: torch.Tensor, tails: torch.Tensor) -> list:
        return self.forward(heads, tails).detach().tolist()
