"""NG001: a copy is as what it was made of, which is trained here, or frozen and fed with what has a graph."""

import copy

import torch
from torch import nn

features = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
features.requires_grad_(False)
head = nn.Sequential(nn.Linear(4, 4), nn.Dropout())


def copied(rows: torch.Tensor) -> torch.Tensor:
    head.eval()
    current = copy.deepcopy(head)
    return current(rows)  # NG001: 12


def fed(rows: torch.Tensor) -> torch.Tensor:
    features.eval()
    current = copy.deepcopy(features)
    return current(copied(rows))  # NG001: 12


print(copied(torch.load("rows.pt")), fed(torch.load("rows.pt")))
