"""The loop goes over whatever the caller found, which may be nothing: then the model is in whichever mode it was."""

import torch
from torch import nn


def fit(net: nn.Module, optimizer: torch.optim.Optimizer, found, held_out: torch.Tensor) -> torch.Tensor:
    for rows, labels in found:
        net.train()
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(rows), labels).backward()
        optimizer.step()
        net.eval()
        with torch.no_grad():
            print(net(held_out).argmax(-1))
    return net(held_out).argmax(-1)
