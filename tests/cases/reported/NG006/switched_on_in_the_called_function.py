"""NG006, the forward pass stands in a function that switches recording on for itself."""
import torch
from torch import nn


@torch.enable_grad()
def scores(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return model(rows)  # NG006: 12


@torch.no_grad()
def validate(model: nn.Module, loader) -> float:
    model.eval()
    return sum(model(rows).mean().item() for rows in loader)


def fit(model: nn.Module, loader, val_loader, optimizer, epochs: int) -> None:
    for _ in range(epochs):
        for rows in loader:
            optimizer.zero_grad()
            scores(model, rows).mean().backward()
            optimizer.step()
        print(validate(model, val_loader))
