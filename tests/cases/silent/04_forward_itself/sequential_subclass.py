"""Clause 4, subclasses of nn.Sequential and wrappers of a whole network pass the data on in forward()."""
from collections import OrderedDict

import torch
from torch import nn


class TimestepSequential(nn.Sequential):
    """Passes the time embedding to those children that take it."""

    def forward(self, x, embedding):
        for layer in self:
            x = layer(x, embedding) if isinstance(layer, TimestepBlock) else layer(x)
        return x


class TimestepBlock(nn.Module):
    def __init__(self, channels, width):
        super().__init__()
        self.body = nn.Sequential(OrderedDict(norm=nn.GroupNorm(8, channels), act=nn.SiLU()))
        self.shift = nn.Linear(width, channels)
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x, embedding):
        return x + self.conv(self.body(x) + self.shift(embedding)[..., None, None])


class Normalized(nn.Module):
    def __init__(self, model: nn.Module, mean: list[float], std: list[float]):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean).view(-1, 1, 1))
        self.register_buffer("std", torch.tensor(std).view(-1, 1, 1))
        self.model = model
        self.model.eval()

    def forward(self, pictures, *args):
        return self.model((pictures - self.mean) / self.std, *args)
