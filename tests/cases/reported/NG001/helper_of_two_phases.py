"""NG001, a function runs the model in two phases: what is reported for the first leaves the second as it is."""
import torch
from torch import nn


def outputs(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return model(rows)  # NG001: 12 'on line 18'


def train_one_epoch(model: nn.Module, loader) -> None:
    model.train()


def main(loader, rows: torch.Tensor) -> None:
    model = nn.Linear(4, 4).eval()
    print(model(rows))  # NG001: 11 'on line 15'
    first = outputs(model, rows)
    model.eval()
    second = outputs(model, rows)
    print(first, second)
