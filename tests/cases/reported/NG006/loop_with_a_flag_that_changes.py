"""NG006: which of the two a round does is decided in each round anew."""

import torch
from torch import nn


def rounds(loader, optimizer: torch.optim.Optimizer) -> None:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    net.train()
    for step, rows in enumerate(loader):
        measure = step % 100 == 99
        if measure:
            net.eval()
            with torch.no_grad():
                print(net(rows))
        else:
            net(rows).sum().backward()  # NG006: 13 'on line 13'
            optimizer.step()
