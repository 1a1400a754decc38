"""NG001, whatever is raised after the mode was switched is raised in eval mode: a switch itself raises nothing."""

import torch
from torch import nn


def score(rows: torch.Tensor) -> list[float]:
    net = nn.Sequential(nn.Linear(8, 8), nn.Dropout())
    try:
        net.eval()
        rows = torch.load("rows.pt")
    except FileNotFoundError:
        print("no rows")
    return net(rows).tolist()  # NG001: 12 'on line 10'
