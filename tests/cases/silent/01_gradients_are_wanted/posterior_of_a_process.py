"""Silent: acquisition functions differentiate what the `posterior` of a model gives, and samples with a gradient."""

import torch
from torch import nn


class Process(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.mean = nn.Linear(4, 1)
        self.spread = nn.Linear(4, 1)

    def posterior(self, rows: torch.Tensor):
        self.eval()
        return torch.distributions.Normal(self.mean(rows), self.spread(rows).exp())

    def rsample_from_base(self, rows: torch.Tensor, base: torch.Tensor) -> torch.Tensor:
        self.eval()
        return self.mean(rows) + self.spread(rows).exp() * base
