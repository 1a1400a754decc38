"""A network with layers that behave differently in train mode."""

from torch import nn


class Upscaler(nn.Module):
    def __init__(self, factor: int) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.Conv2d(8, factor, 3))

    def forward(self, images):
        return self.body(images)
