"""NG006, what runs between `eval()` and the training step is a function that guards itself."""

import torch
from torch import nn


@torch.no_grad()
def accuracy(net: nn.Module, loader) -> float:
    hits = [(net(rows).argmax(-1) == labels).float().mean() for rows, labels in loader]
    return torch.stack(hits).mean().item()


def tune(net: nn.Module, rows: torch.Tensor, labels: torch.Tensor, val_loader, optimizer) -> float:
    net.eval()
    before = accuracy(net, val_loader)
    loss = nn.functional.cross_entropy(net(rows), labels)  # NG006: 40 'on line 14'
    loss.backward()
    optimizer.step()
    return before
