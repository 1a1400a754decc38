"""The list comes from a helper, which fills it, and its caller goes back through it: also through what it adds itself."""

import torch
from torch import nn


def losses_of(model: nn.Module, batches: list) -> list:
    losses = []
    for batch in batches:
        losses.append(model(batch).mean())
    return losses


def collect(model: nn.Module, batches: list) -> list:
    return losses_of(model, batches)


def adapt(model: nn.Module, batches: list, extra: torch.Tensor) -> None:
    model.eval()
    losses = collect(model, batches)
    losses.append(model(extra).mean())
    sum(losses).backward()


def adapt_to_half(model: nn.Module, batches: list, extra: torch.Tensor) -> None:
    model.eval()
    losses = collect(model, batches)
    add(losses, model(extra).mean())
    torch.stack(losses).sum().backward()


def add(losses: list, loss: torch.Tensor) -> None:
    losses.append(loss)
