"""NG006, a flag decides the mode of the evaluation, and the training step goes by no flag."""

import sys

import torch
import torch.nn.functional as F
from torch import nn

dropout = "--dropout" in sys.argv


@torch.no_grad()
def scores(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    model.train(dropout)
    return model(rows)


def main() -> None:
    model = nn.Sequential(nn.Linear(16, 8), nn.Dropout(), nn.Linear(8, 2))
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    for rows, labels in torch.load("batches.pt"):
        print(scores(model, rows).argmax(1))
        optimizer.zero_grad()
        F.cross_entropy(model(rows), labels).backward()  # NG006: 25
        optimizer.step()


main()
