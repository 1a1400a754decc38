# path: project/models/ghostnet.py
"""Clause 5, a function test() at the end of a model file that feeds its own network with random numbers."""
import torch
import torch.nn as nn


class GhostModule(nn.Module):
    def __init__(self, inputs, outputs, ratio=2):
        super().__init__()
        own = outputs // ratio
        self.primary = nn.Sequential(nn.Conv2d(inputs, own, 1, bias=False), nn.BatchNorm2d(own), nn.ReLU(inplace=True))
        self.cheap = nn.Conv2d(own, outputs - own, 3, padding=1, groups=own, bias=False)

    def forward(self, x):
        real = self.primary(x)
        return torch.cat([real, self.cheap(real)], dim=1)


class GhostNet(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.stages = nn.Sequential(GhostModule(3, 16), nn.MaxPool2d(2), GhostModule(16, 64), nn.AdaptiveAvgPool2d(1))
        self.classifier = nn.Linear(64, classes)

    def forward(self, x):
        return self.classifier(self.stages(x).flatten(1))


def test():
    net = GhostNet()
    x = torch.randn(2, 3, 32, 32)
    y = net(x)
    print(y.size())


if __name__ == "__main__":
    test()
