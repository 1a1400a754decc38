"""NG004: train mode that is set in other ways than by `net.train()`, or of parts that `eval()` does not reach."""

import torch
from torch import nn


def predict_one_by_one(rows: torch.Tensor) -> torch.Tensor:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    net(rows).sum().backward()
    net.eval()
    for module in net.modules():
        module.train()
    with torch.no_grad():
        return net(rows)  # NG004: 16 'module.train()'


def predict_later(rows: torch.Tensor) -> torch.Tensor:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    net(rows).sum().backward()
    net.eval()
    switch = net.train
    switch()
    with torch.no_grad():
        return net(rows)  # NG004: 16 'switch()'


class Both(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.nets = [nn.Sequential(nn.Linear(4, 4), nn.Dropout()), nn.Linear(4, 4)]


def predict_with_a_plain_list(rows: torch.Tensor) -> torch.Tensor:
    both = Both()
    both.eval()
    with torch.no_grad():
        return both.nets[0](rows)  # NG004: 16 'Dropout in sight'
