"""NG001: the guard round a constructor ends with it, and does not reach the method that evaluates."""

import torch
from torch import nn


class Tagger:
    @torch.no_grad()
    def __init__(self, path: str) -> None:
        self.net = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.1), nn.Linear(8, 2))
        self.net.load_state_dict(torch.load(path))

    def tag(self, batch):
        self.net.eval()
        return self.net(batch).argmax(1).tolist()  # NG001: 16 'self.net.eval()'
