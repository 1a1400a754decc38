"""A flag that no round of a loop changes: what one of its values does is never followed by what the other does."""

import sys

import torch
from torch import nn

measure = "measure" in sys.argv


def rounds(loader, optimizer: torch.optim.Optimizer) -> None:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    net.train()
    for rows in loader:
        if measure:
            net.eval()
            with torch.no_grad():
                print(net(rows))
        else:
            net(rows).sum().backward()
            optimizer.step()


def counted(rows: torch.Tensor, optimizer: torch.optim.Optimizer) -> None:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    count = 0
    while count < 2:
        count += 1
        if measure:
            net.eval()
            with torch.no_grad():
                print(net(rows))
        else:
            net(rows).sum().backward()
            optimizer.step()


def twice(net: nn.Module, rows: torch.Tensor) -> list[torch.Tensor]:
    """In the first round it is in train mode; who leaves after that is never there again."""
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    found = []
    for _ in range(2):
        found.append(net(rows))
        net.train(measure)
        if measure:
            break
    return found
