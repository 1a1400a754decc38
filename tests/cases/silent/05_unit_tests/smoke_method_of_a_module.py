# path: project/networks/volumes.py
"""Clause 5, a module tries its own shapes: it feeds itself made-up volumes, and nobody gets what comes out."""
import torch
from torch import nn
from torchsummary import summary


class VolumeNet(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.channels = channels
        self.classes = classes
        self.body = nn.Sequential(nn.Conv3d(channels, 16, 3, padding=1), nn.BatchNorm3d(16), nn.ReLU())
        self.head = nn.Conv3d(16, classes, 1)

    def forward(self, volume):
        return self.head(self.body(volume))

    def test(self, device="cpu"):
        volume = torch.rand(1, self.channels, 16, 16, 16)
        wanted = torch.rand(1, self.classes, 16, 16, 16)
        out = self.forward(volume)
        assert out.shape == wanted.shape
        summary(self.to(device), (self.channels, 16, 16, 16), device=device)
        print("VolumeNet test is complete", out.size())


class TwoHeads(VolumeNet):
    def forward(self, volume):
        hidden = self.body(volume)
        return self.head(hidden), hidden

    def test_shapes(self):
        labels, hidden = self(torch.randn(2, self.channels, 8, 8, 8))
        print(labels.shape, hidden.shape)


def build(channels):
    net = TwoHeads(channels, 4)
    net.test_shapes()
    return net
