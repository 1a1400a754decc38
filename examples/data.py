"""The pictures: one folder for each species, split into training, validation and test data."""

from __future__ import annotations

from pathlib import Path

import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

SIZE = 128
PLAIN = transforms.Compose([transforms.Resize((SIZE, SIZE)), transforms.ToTensor()])
AUGMENTED = transforms.Compose([transforms.RandomHorizontalFlip(), PLAIN])


def make_loader(root: Path, part: str, batch_size: int = 64) -> DataLoader:
    """Return the loader of one part: `train`, `val` or `test`."""
    training = part == "train"
    pictures = datasets.ImageFolder(root / part, transform=AUGMENTED if training else PLAIN)
    return DataLoader(pictures, batch_size=batch_size, shuffle=training, drop_last=training)


def channel_means(loader: DataLoader) -> torch.Tensor:
    """Return the mean of each colour, for normalising."""
    total, seen = torch.zeros(3), 0
    for images, _ in loader:
        total += images.mean(dim=(2, 3)).sum(dim=0)
        seen += len(images)
    return total / seen
