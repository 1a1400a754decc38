"""NG001, a word stands for a flag, so that both decide the same; a mode is switched only if it has to be."""

import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.layers(rows)


def step(scorer: Scorer, rows: torch.Tensor, final: bool) -> float:
    phase = "test" if final else "fit"
    if phase == "fit":
        scorer.train()
    elif phase == "test":
        scorer.eval()
    scores = scorer(rows)  # NG001: 14 'on line 21'
    if not final:
        scores.sum().backward()
    return scores.sum().item()


def main() -> None:
    scorer = Scorer()
    if scorer.training:
        scorer.eval()
    print(scorer(torch.load("rows.pt")))  # NG001: 11 'on line 31'
