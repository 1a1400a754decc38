"""NG001, class, model and evaluation stand in one file, and nothing else in it speaks of evaluation."""

import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(8, 3)

    def forward(self, rows):
        return self.layer(rows)


scorer = Scorer()
optimizer = torch.optim.SGD(scorer.parameters(), 0.1)


def best(rows):
    scorer.eval()
    return scorer(rows).argmax(1)  # NG001: 12 'on line 21'


for path in ("a.pt", "b.pt"):
    print(best(torch.load(path)))
