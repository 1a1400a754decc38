"""Clause 1, NG006: the backward pass is there for the gradients of one layer, which are read; nothing is trained."""

import torch
from torch import nn


class Classifier:
    def __init__(self, model: nn.Module) -> None:
        self.model = model

    def fit(self, loader, optimizer):
        self.model.train()
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(self.model(x), y).backward()
            optimizer.step()

    def embed(self, loader, progress, gradients: bool):
        self.model.eval()
        found = []
        with torch.set_grad_enabled(gradients):
            for x, _ in loader:
                found += self._of_gradients(x) if gradients else [self.model(x).detach()]
                progress.update(len(x))
        return found

    def _of_gradients(self, x):
        logits = self.model(x)
        best = logits.argmax(1)
        rows = []
        for row, label in zip(logits, best, strict=True):
            self.model.zero_grad()
            nn.functional.cross_entropy(row, label).backward(retain_graph=True)
            rows.append(dict(self.model.named_modules())["fc"].weight.grad.flatten())
        return rows
