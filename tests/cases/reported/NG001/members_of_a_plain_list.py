"""NG001: an ensemble keeps its members in a plain list: they are no parts of it, but what they compute is recorded."""

import torch
from torch import nn


class Ensemble(nn.Module):
    def __init__(self, count, make):
        super().__init__()
        self.members = []
        for _ in range(count):
            self.members.append(make())

    def forward(self, x):
        return sum(member.model(x) for member in self.members) / len(self.members)


class Pools(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.pools = []
        for size in sizes:
            self.pools.append(nn.AvgPool2d(size))

    def forward(self, x):
        return [pool(x) for pool in self.pools]


class Regression:
    def __init__(self, make):
        self.model = Ensemble(3, make)
        self.pools = Pools((2, 4))

    def predict(self, rows):
        self.model.eval()
        return self.model(torch.as_tensor(rows)).detach().numpy()  # NG001: 16 'self.model.eval()'

    def shrink(self, image):
        self.pools.eval()
        return self.pools(torch.as_tensor(image))
