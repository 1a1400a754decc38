"""One flag decides the mode in one function and the training step in another: no step runs in eval mode."""

import sys

import torch
import torch.nn.functional as F
from torch import nn

training = "--train" in sys.argv


def scores(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    model.train(training)
    with torch.set_grad_enabled(training):
        return model(rows)


def main() -> None:
    model = nn.Sequential(nn.Linear(16, 8), nn.Dropout(), nn.Linear(8, 2))
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    for rows, labels in torch.load("batches.pt"):
        print(scores(model, rows).argmax(1))
        if training:
            optimizer.zero_grad()
            F.cross_entropy(model(rows), labels).backward()
            optimizer.step()


main()
