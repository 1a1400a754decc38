"""A model is in eval mode on purpose when it is tuned; what guards itself and runs it is called only afterwards."""

import torch
from torch import nn


@torch.no_grad()
def accuracy(net: nn.Module, loader) -> float:
    hits = [(net(rows).argmax(-1) == labels).float().mean() for rows, labels in loader]
    return torch.stack(hits).mean().item()


def tune(net: nn.Module, rows: torch.Tensor, labels: torch.Tensor, val_loader, optimizer) -> float:
    net.eval()
    loss = nn.functional.cross_entropy(net(rows), labels)
    loss.backward()
    optimizer.step()
    return accuracy(net, val_loader)
