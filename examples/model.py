"""The network: pictures of leaves in, one score for each species out."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn


class LeafNet(nn.Module):
    """A small convolutional network. It has batch norm and dropout, so its mode matters."""

    def __init__(self, species: int, width: int = 32) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, width, kernel_size=3, padding=1),
            nn.BatchNorm2d(width),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(width, 2 * width, kernel_size=3, padding=1),
            nn.BatchNorm2d(2 * width),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
        )
        self.head = nn.Sequential(nn.Dropout(0.3), nn.Linear(2 * width, species))

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return the scores of a batch of pictures."""
        return self.head(self.embed(images))

    def embed(self, images: torch.Tensor) -> torch.Tensor:
        """Return the features that the head works on."""
        return self.features(images)


def save(net: LeafNet, path: Path) -> None:
    """Write the weights."""
    torch.save(net.state_dict(), path)


def load(path: Path, species: int, device: torch.device) -> LeafNet:
    """Read the weights that `save` has written, for use and not for training."""
    net = LeafNet(species)
    net.load_state_dict(torch.load(path, map_location=device, weights_only=True))
    return net.to(device).eval()
