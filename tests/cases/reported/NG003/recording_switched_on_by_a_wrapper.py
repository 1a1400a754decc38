"""NG003, a function that is wrapped where it is called, by what switches recording on."""
import torch
from torch import nn


class Judge:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def evaluate(self, rows: torch.Tensor) -> torch.Tensor:
        return self.net(rows)  # NG003: 16


def main(rows: torch.Tensor) -> None:
    judge = Judge(nn.Sequential(nn.Linear(4, 4), nn.Dropout()))
    print(torch.enable_grad()(judge.evaluate)(rows).argmax())
