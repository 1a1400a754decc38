"""NG001: the model is one of several; whichever it is, it was put in eval mode under the name that it is called by."""

import torch
from torch import nn


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x):
        return self.layer(x)


class Large(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 4)

    def forward(self, x):
        return 2 * self.layer(x)


def report(loader, model=None):
    if model is None:
        model = Small()
    model.eval()
    for x in loader:
        print(model(x).item())  # NG001: 15 'model.eval()'


class Solver:
    def __init__(self, config, valid_loader):
        self.kind = config.kind
        self.valid_loader = valid_loader
        self.build()

    def build(self):
        if self.kind == "small":
            self.net = Small()
        elif self.kind == "large":
            self.net = Large()
        self.net.to("cuda")

    def test(self):
        self.net.train()
        self.build()
        self.net.load_state_dict(torch.load("best.pt"))
        self.net.eval()
        for x in self.valid_loader:
            print(torch.sigmoid(self.net(x)).mean().item())  # NG001: 33 'self.net.eval()'


def compare(loader, small: nn.Module, large: nn.Module, first: bool):
    one = small if first else large
    one.eval()
    other = large if first else small
    for x in loader:
        print(other(x).sum().item())  # One of the two is in eval mode, but not this one.
