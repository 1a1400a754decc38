"""NG006: whichever of two models it is, it is one report."""

import torch
from torch import nn


def fit(large: bool, train_loader, val_rows: torch.Tensor, optimizer) -> None:
    if large:
        net = nn.Linear(4, 4)
    else:
        net = nn.Sequential(nn.Linear(4, 4))
    net.train()
    for rows in train_loader:
        net(rows).sum().backward()  # NG006: 9
        optimizer.step()
        net.eval()
        with torch.no_grad():
            print(net(val_rows).mean())
