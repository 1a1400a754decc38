"""NG001: a loss that both phases call keeps nothing of what it is given, so that nothing flows from one to the other."""

from collections.abc import Callable

import torch
from torch import nn


class Classifier:
    def __init__(self, model: nn.Module) -> None:
        self.model = model

    def feed(self, batch) -> torch.Tensor:
        return self.model(batch["rows"], batch["mask"])

    def compute_loss(self, criterion: Callable, logits: torch.Tensor, batch) -> torch.Tensor:
        return criterion(logits, batch["labels"])

    def fit(self, batches, criterion: Callable, optimizer) -> None:
        self.model.train()
        for batch in batches:
            optimizer.zero_grad()
            loss = self.compute_loss(criterion, self.feed(batch), batch)
            loss.backward()
            optimizer.step()

    def evaluate(self, batches, criterion: Callable) -> float:
        self.model.eval()
        total = 0.0
        for batch in batches:
            logits = self.feed(batch)  # NG001: 22 'self.model.eval()'
            total += self.compute_loss(criterion, logits, batch).item()
        return total / len(batches)
