"""What cannot fail between `eval()` and the mode that is given back leaves no eval mode behind, whoever catches what."""

import contextlib

import torch
from torch import nn


def fit(model: nn.Module, loader, optimizer: torch.optim.Optimizer, rows: torch.Tensor) -> None:
    model.train()
    for batch, labels in loader:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(batch), labels).backward()
        optimizer.step()
        was_training = model.training
        with contextlib.suppress(KeyError):
            model.eval()
            with torch.no_grad():
                model.training = was_training
            print(model(rows).argmax(1))
