"""Functions that make networks, in train mode and in eval mode."""

from torch import nn


class Denoiser(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(1, width, 3), nn.BatchNorm2d(width), nn.Conv2d(width, 1, 3))

    def forward(self, images):
        return self.body(images)


def build_denoiser(width: int = 8):
    return Denoiser(width)


def build_finished_denoiser(width: int = 8):
    return build_denoiser(width).eval()
