"""The constructor is given a model in eval mode: whose graph the class gives away, or whose mode may change later."""

import torch
from torch import nn


class Distance:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def between(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        return (self.net(left) - self.net(right)).pow(2).mean()


class Probe:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def top(self, rows: torch.Tensor) -> list:
        return self.net(rows).argmax(1).tolist()


class Holder:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def top(self, rows: torch.Tensor) -> list:
        return self.net(rows).argmax(1).tolist()


def make_distance() -> Distance:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    net.eval()
    return Distance(net)


def fit(loader, optimizer) -> None:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    net.eval()
    probe = Probe(net)
    net.train()
    for rows, target in loader:
        optimizer.zero_grad()
        (net(rows) - target).abs().sum().backward()
        optimizer.step()
    print(probe)


def hold(one: nn.Module, other: nn.Module) -> list:
    one.eval()
    return [Holder(one), Holder(other)]
