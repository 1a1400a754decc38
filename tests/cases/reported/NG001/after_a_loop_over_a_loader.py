"""NG001, each round of the training loop ends with a look at the loss in eval mode; so does the last one."""

import torch
from torch import nn


def fit(net: nn.Module, optimizer: torch.optim.Optimizer, train_loader, held_out: torch.Tensor) -> torch.Tensor:
    for rows, labels in train_loader:
        net.train()
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(rows), labels).backward()
        optimizer.step()
        net.eval()
        with torch.no_grad():
            print(net(held_out).argmax(-1))
    return net(held_out).argmax(-1)  # NG001: 12 'on line 13'
