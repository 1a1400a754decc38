"""NG006, of two subclasses of one base class only the one that evaluates sets the mode, of the model that both share."""

import torch
from torch import nn


class Epoch:
    def __init__(self, model: nn.Module) -> None:
        self.model = model

    def begin(self) -> None:
        pass

    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError

    def run(self, loader) -> float:
        self.begin()
        return sum(self.step(x, y).item() for x, y in loader)


class TrainEpoch(Epoch):
    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        loss = nn.functional.mse_loss(self.model(x), y)  # NG006: 39 'self.model.eval()'
        loss.backward()
        return loss


class ValidEpoch(Epoch):
    def begin(self) -> None:
        self.model.eval()

    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            return nn.functional.mse_loss(self.model(x), y)


def fit(model: nn.Module, loader, others) -> None:
    model.train()
    train, valid = TrainEpoch(model), ValidEpoch(model)
    for _ in range(9):
        train.run(loader)
        print(valid.run(others))
