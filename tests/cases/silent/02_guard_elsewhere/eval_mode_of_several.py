"""Clause 2, a context manager of the file switches whichever models it is given, and switches them back."""

from contextlib import contextmanager

import torch
from torch import nn


@contextmanager
def in_eval_mode(*nets: nn.Module):
    training = [net for net in nets if net.training]
    try:
        with torch.no_grad():
            yield [net.eval() if hasattr(net, "eval") else net for net in nets]
    finally:
        for net in training:
            net.train()


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
        with in_eval_mode(self.model):
            for x, y in val_loader:
                total += nn.functional.cross_entropy(self.model(x), y).item()
        return total
