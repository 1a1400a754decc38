# path: project/demo_blocks.py
"""Clause 5, a smoke test under a guard: the network in train mode is new and sees only made-up numbers."""
import torch
from torch import nn


class Bottleneck(nn.Module):
    def __init__(self, channels, squeeze=4):
        super().__init__()
        hidden = channels // squeeze
        self.block = nn.Sequential(
            nn.Conv2d(channels, hidden, 1, bias=False),
            nn.BatchNorm2d(hidden),
            nn.ReLU(),
            nn.Conv2d(hidden, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
            nn.Dropout2d(0.1),
        )

    def forward(self, x):
        return torch.relu(x + self.block(x))


net = nn.Sequential(*(Bottleneck(64) for _ in range(3)))
with torch.no_grad():
    out = net(torch.randn(4, 64, 28, 28))
    print("three blocks:", tuple(out.shape))

deep = Bottleneck(128, squeeze=8)
with torch.no_grad():
    print("one block:", deep(torch.zeros(2, 128, 7, 7)).shape)
