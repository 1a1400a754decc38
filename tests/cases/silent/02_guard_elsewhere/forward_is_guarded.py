"""Clause 2, the model's own forward() is decorated with a guard, so whoever calls it needs none."""
import numpy as np
import torch
from torch import nn
from torchvision.models import vgg16


class FrozenFeatures(nn.Module):
    """The first blocks of VGG as a fixed descriptor of pictures; nothing is ever trained through it."""

    def __init__(self, depth=23):
        super().__init__()
        self.blocks = vgg16(weights="DEFAULT").features[:depth]
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1))

    @torch.no_grad()
    def forward(self, pictures):
        features = self.blocks((pictures - self.mean) / self.std)
        return features.mean(dim=(2, 3))


def statistics(test_loader, device="cuda"):
    model = FrozenFeatures().to(device).eval()
    rows = []
    for pictures, _ in test_loader:
        rows.append(model(pictures.to(device)).cpu().numpy())
    table = np.concatenate(rows)
    return table.mean(axis=0), np.cov(table, rowvar=False)
