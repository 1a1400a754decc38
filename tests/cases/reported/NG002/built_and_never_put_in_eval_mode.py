"""NG002: the model is known to be in train mode, which the message says, too."""

import torch
from torch import nn


def accuracy(weights: str, test_loader) -> float:
    net = nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))
    net.load_state_dict(torch.load(weights))
    hits = 0
    for rows, labels in test_loader:
        hits += (net(rows).argmax(1) == labels).sum().item()  # NG002: 18 'it is in train mode, too: call'
    return hits
