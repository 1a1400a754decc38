"""Clause 8, a module without parameters records no graph for plain data."""
import torch
from torch import nn


class PatchMetric(nn.Module):
    """Has a buffer and no parameter."""

    def __init__(self, size=11, sigma=1.5):
        super().__init__()
        grid = torch.arange(size).float() - size // 2
        kernel = torch.exp(-grid.pow(2) / (2 * sigma**2))
        self.register_buffer("kernel", kernel[None, None] / kernel.sum())

    def forward(self, left, right):
        difference = (left - right).flatten(2)
        return torch.nn.functional.conv1d(difference, self.kernel).abs().mean()


def evaluate(test_loader):
    similarity_net = PatchMetric()
    similarity_net.eval()
    values = [similarity_net(left, right).item() for left, right in test_loader]
    return sum(values) / len(values)
