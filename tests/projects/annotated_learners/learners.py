"""Two wrappers around a network; one of them computes gradients to adapt it."""

import torch
from torch import nn


class Learner(nn.Module):
    def __init__(self, net: nn.Module, rate: float) -> None:
        super().__init__()
        self.net = net
        self.rate = rate

    def forward(self, x):
        return self.net(x)

    def adapt(self, loss) -> None:
        weights = list(self.net.parameters())
        for weight, grad in zip(weights, torch.autograd.grad(loss, weights)):
            weight.data.sub_(self.rate * grad)


class Plain(nn.Module):
    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, x):
        return self.net(x)

    def record(self, loss) -> None:
        print(loss)
