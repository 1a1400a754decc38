"""What the models share: one base guards what it calls, the other does not."""

import torch
from torch import nn


class Scorer(nn.Module):
    def forward(self, heads: torch.Tensor, tails: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError

    def predict(self, heads: torch.Tensor, tails: torch.Tensor) -> list:
        raise NotImplementedError


class Ranker(nn.Module):
    def rank(self, heads: torch.Tensor, tails: torch.Tensor) -> list:
        self.eval()
        with torch.no_grad():
            return self.predict_scores(heads, tails)

    def predict_scores(self, heads: torch.Tensor, tails: torch.Tensor) -> list:
        raise NotImplementedError
