"""NG005: all that is summed up was computed under the guard."""

import torch
from torch import nn


def penalise(model: nn.Module, batches: list[torch.Tensor], optimizer: torch.optim.Optimizer) -> None:
    with torch.no_grad():
        total = sum(model(rows) for rows in batches)
    total.sum().backward()  # NG005: 5
    optimizer.step()


def penalise_all(model: nn.Module, batches: list[torch.Tensor], optimizer: torch.optim.Optimizer) -> None:
    losses = []
    for rows in batches:
        losses.append(model(rows).abs().mean())
    with torch.no_grad():
        shift = sum(model(rows).mean() for rows in batches)
    (sum(losses) - shift).backward()
    optimizer.step()
