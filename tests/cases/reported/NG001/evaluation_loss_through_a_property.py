"""NG001: a module gets its losses for evaluation in eval mode; its model is a property that unwraps it."""

import torch
from torch import nn


def unwrapped(wrapped: nn.Module) -> nn.Module:
    if isinstance(wrapped, nn.parallel.DistributedDataParallel):
        return wrapped.module
    return wrapped


class Pipeline(nn.Module):
    def __init__(self, model: nn.Module, batches) -> None:
        super().__init__()
        self._model = model
        self.batches = batches

    @property
    def model(self):
        return unwrapped(self._model)

    def get_train_losses(self) -> dict:
        images, labels = self.batches.next_train()
        return {"cross_entropy": nn.functional.cross_entropy(self.model(images), labels)}

    def get_eval_losses(self) -> dict:
        self.eval()
        images, labels = self.batches.next_eval()
        losses = {"cross_entropy": nn.functional.cross_entropy(self.model(images), labels)}  # NG001: 64
        self.train()
        return losses
