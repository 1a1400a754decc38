"""NG007: the guard is round making a tensor of the labels, which records nothing, while the network runs before it."""

import torch
from torch import nn


def validate(net: nn.Module, loader: list, device: str) -> float:
    net.eval()
    total = 0.0
    for images, labels in loader:
        found = net(images)  # NG001: 17
        with torch.no_grad():  # NG007: 14 'guards nothing that computes'
            labels = torch.tensor(labels).to(device)
        total += (found - labels).abs().mean().item()
    return total
