"""NG001, the base class calls the two methods of the subclass, of which one sets the mode that the other runs in."""

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
    def begin(self) -> None:
        self.model.train()

    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        loss = nn.functional.mse_loss(self.model(x), y)
        loss.backward()
        return loss


class ValidEpoch(Epoch):
    def begin(self) -> None:
        self.model.eval()

    def step(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return nn.functional.mse_loss(self.model(x), y)  # NG001: 39 'on line 34'
