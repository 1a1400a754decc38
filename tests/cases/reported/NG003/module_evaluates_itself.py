# path: project/networks/volumes.py
"""NG003, a module runs itself in a method: on data that it is given, or to give away what comes out."""
import torch
from torch import nn


class VolumeNet(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.channels = channels
        self.body = nn.Sequential(nn.Conv3d(channels, 16, 3, padding=1), nn.BatchNorm3d(16), nn.ReLU())
        self.head = nn.Conv3d(16, classes, 1)

    def forward(self, volume):
        return self.head(self.body(volume))

    def test(self, volumes, labels):
        out = self(volumes)  # NG003: 15 'test'
        print("accuracy", (out.argmax(1) == labels).float().mean().item())

    def predict_background(self):
        noise = torch.randn(1, self.channels, 16, 16, 16)
        return self(noise).softmax(1).detach().cpu().numpy()  # NG003: 16
