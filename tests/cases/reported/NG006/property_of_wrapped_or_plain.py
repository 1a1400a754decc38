"""NG006, what a property gives is left in eval mode by the validation: the next epoch trains in it."""

import torch
from torch import nn
from torch.nn.parallel import DistributedDataParallel


class Trainer:
    def __init__(self, model: nn.Module, optimizer: torch.optim.Optimizer, distributed: bool) -> None:
        self.model = model
        self.optimizer = optimizer
        self.replica = ReplicaSet(model) if distributed else None

    @property
    def trained(self) -> nn.Module:
        return self.model if self.replica is None else self.replica.module

    def outputs(self, x: torch.Tensor, *, for_training: bool) -> torch.Tensor:
        result = self.trained(x)  # NG006: 18
        return result + self.model.penalty() if for_training else result

    def train_epoch(self, loader) -> None:
        for x, y in loader:
            self.optimizer.zero_grad()
            nn.functional.mse_loss(self.outputs(x, for_training=True), y).backward()
            self.optimizer.step()

    def validate(self, loader) -> float:
        self.trained.eval()
        return sum(nn.functional.mse_loss(self.outputs(x, for_training=False), y).item() for x, y in loader)

    def fit(self, loader, others) -> None:
        self.trained.train()
        for _ in range(9):
            self.train_epoch(loader)
            with torch.no_grad():
                print(self.validate(others))


class ReplicaSet:
    def __init__(self, model: nn.Module) -> None:
        self.module = DistributedDataParallel(model)
