"""Clause 8, the attribute of a wrapper does not switch the module in it, which stays in whatever mode it is in."""

import torch
from torch import nn


def latent(rows: torch.Tensor) -> torch.Tensor:
    net = nn.DataParallel(nn.Sequential(nn.Linear(8, 8), nn.Dropout()))
    net.training = False
    return net(rows)
