"""The base class runs an epoch; one subclass trains in it, and the other evaluates. Each sets the mode that it needs."""

import torch
from torch import nn


class Epoch:
    def __init__(self, model: nn.Module, loss: nn.Module) -> None:
        self.model = model
        self.loss = loss

    def begin(self) -> None:
        pass

    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError

    def run(self, loader) -> float:
        self.begin()
        return self._all_steps(loader)

    def _all_steps(self, loader) -> float:
        total = 0.0
        for x, y in loader:
            total += self.step(x, y).item()
        return total


class TrainEpoch(Epoch):
    def __init__(self, model: nn.Module, loss: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        super().__init__(model, loss)
        self.optimizer = optimizer

    def begin(self) -> None:
        self.model.train()

    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        self.optimizer.zero_grad()
        loss = self.loss(self.model(x), y)
        loss.backward()
        self.optimizer.step()
        return loss


class ValidEpoch(Epoch):
    def begin(self) -> None:
        self.model.eval()

    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        with torch.inference_mode():
            return self.loss(self.model(x), y)


def fit(model: nn.Module, loss: nn.Module, optimizer: torch.optim.Optimizer, loader, others) -> None:
    train, valid = TrainEpoch(model, loss, optimizer), ValidEpoch(model, loss)
    for _ in range(9):
        train.run(loader)
        print(valid.run(others))
