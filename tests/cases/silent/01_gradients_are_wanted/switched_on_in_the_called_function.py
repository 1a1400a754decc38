"""Clause 1: the called function switches recording on for itself, and its caller trains with what it returns."""
import torch
from torch import nn


@torch.enable_grad()
def scores(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return model(rows)


def scaled(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return scores(model, rows) * 0.5


def tune(loader) -> None:
    model = nn.Linear(4, 1)
    model.eval()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for rows in loader:
        optimizer.zero_grad()
        scaled(model, rows).mean().backward()
        optimizer.step()
