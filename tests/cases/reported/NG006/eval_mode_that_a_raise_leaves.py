"""NG006: what the code itself raises is a path that it takes, and there it stays in eval mode."""

import torch
from torch import nn


def rounds(loader, optimizer: torch.optim.Optimizer) -> None:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    net.train()
    for rows in loader:
        net(rows).sum().backward()  # NG006: 9 'on line 14'
        optimizer.step()
        try:
            net.eval()
            with torch.no_grad():
                score = net(rows).mean()
            if score.isnan():
                raise ValueError("no score")
            net.train()
        except ValueError:
            print("no score")
