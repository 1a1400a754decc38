"""Clause 8, frozen on some path: the second call of the function runs a model that records nothing any more."""
import torch
from torch import nn


def outputs(model: nn.Module, test_loader) -> list[torch.Tensor]:
    return [model(rows) for rows in test_loader]


def main(test_loader) -> None:
    model = nn.Linear(4, 4)
    before = outputs(model, test_loader)
    model.requires_grad_(False)
    after = outputs(model, test_loader)
    print(before, after)
