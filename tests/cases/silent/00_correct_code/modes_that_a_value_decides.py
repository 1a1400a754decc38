"""Train mode for whichever of two models was chosen, and a mode that is put back by the module's own `train`."""

import sys

import torch
from torch import nn

second = "second" in sys.argv


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(4, 4)
        self.norm = nn.BatchNorm1d(4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.encoder(x))


class Own(Net):
    def train(self, mode: bool = True) -> "Net":
        return super().train(mode)


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(4, 4)
        self.norm = nn.BatchNorm1d(4)
        self.eval()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.encoder(x))


def chosen(rows: torch.Tensor, optimizer: torch.optim.Optimizer) -> None:
    net, teacher = Net(), Teacher()
    current = teacher if second else net
    current.train(True)
    current(rows).sum().backward()
    optimizer.step()


def put_back(rows: torch.Tensor, optimizer: torch.optim.Optimizer) -> None:
    net = Own()
    was_training = net.training
    net.train(was_training)
    net(rows).sum().backward()
    optimizer.step()
