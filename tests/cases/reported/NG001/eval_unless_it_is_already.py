"""NG001, the model is put in eval mode if it is not yet."""

import torch
from torch import nn


class Ranker:
    def __init__(self, net: nn.Module) -> None:
        self.net = net

    def rank(self, rows: torch.Tensor) -> list[int]:
        if self.net.training:
            self.net.eval()
        return self.net(rows).argsort().tolist()  # NG001: 16 'on line 13'
