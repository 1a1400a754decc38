"""NG003: what runs is written at length, in an elif; the message shows it without what its parentheses hold."""

import torch
from torch import nn


def predict(rows: torch.Tensor, ready: bool) -> int:
    if not ready:
        return 0
    elif nn.Sequential(nn.Linear(4, 16), nn.Dropout(0.5), nn.Linear(16, 1))(rows).sum() > 4:  # NG003: 10 '(...)'
        return 1
    return 2
