"""NG001: the model is an attribute of an object in an attribute, or of a class."""

import torch


class Holder:
    def __init__(self, net: torch.nn.Module) -> None:
        self.net = net


class Runner:
    def __init__(self, net: torch.nn.Module) -> None:
        self.holder = Holder(net)

    def score(self, rows: torch.Tensor) -> torch.Tensor:
        self.holder.net.eval()
        return self.holder.net(rows)  # NG001: 16 'self.holder.net.eval()'


class Shared:
    net = torch.nn.Linear(4, 4)


def score(rows: torch.Tensor) -> torch.Tensor:
    Shared.net.eval()
    return Shared.net(rows)  # NG001: 12 'Shared.net.eval()'
