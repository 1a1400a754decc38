"""NG004, a context manager of the file takes several models, and guards them without switching any."""

from contextlib import contextmanager

import torch
from torch import nn


@contextmanager
def frozen(*nets: nn.Module):
    with torch.no_grad():
        yield [type(net).__name__ for net in nets]


class Finder:
    def __init__(self, model: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        self.model = model
        self.optimizer = optimizer

    def find(self, loader, val_loader) -> list[float]:
        losses = []
        for x, y in loader:
            self.train_step(x, y)
            losses.append(self.validate(val_loader))
        return losses

    def train_step(self, x: torch.Tensor, y: torch.Tensor) -> None:
        self.model.train()
        self.optimizer.zero_grad()
        nn.functional.cross_entropy(self.model(x), y).backward()
        self.optimizer.step()

    def validate(self, val_loader) -> float:
        total = 0.0
        with frozen(self.model):
            for x, y in val_loader:
                total += nn.functional.cross_entropy(self.model(x), y).item()  # NG004: 54 'on line 28'
        return total
