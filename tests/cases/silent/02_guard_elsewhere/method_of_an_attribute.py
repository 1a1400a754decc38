"""Clause 2, the method of a model is called under a guard, by an object that was given the model."""

import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Linear(8, 8)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.body(rows)

    def infer(self, rows: torch.Tensor) -> torch.Tensor:
        self.eval()
        return self(rows)


class Runner:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def run(self, rows: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            return self.net.infer(rows)


def main() -> None:
    runner = Runner(Scorer())
    print(runner.run(torch.load("rows.pt")))
