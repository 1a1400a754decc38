"""A module that only scales its input: it has no parameters and no layer with a mode, so train mode is as good."""

import sys

import torch
from torch import nn
from torch.nn import functional


class ScaleToUnit(nn.Module):
    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.mean = torch.tensor([0.4, 0.5, 0.6]).view(1, 3, 1, 1)

    def forward(self, images):
        return functional.interpolate(images - self.mean.to(images.device), (self.size, self.size))


@torch.no_grad()
def predict(net: nn.Module, path: str):
    image = torch.load(path)
    return net(ScaleToUnit(64)(image.unsqueeze(0))).argmax(1)


print(predict(torch.load(sys.argv[1]).eval(), sys.argv[2]))


class ScaleOnTheDevice(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.mean = torch.Tensor([0.4, 0.5, 0.6]).float()[None, :, None, None]

    def forward(self, images):
        self.mean = self.mean.to(images.device)
        return images - self.mean


@torch.no_grad()
def predict_there(net: nn.Module, path: str):
    batch = ScaleOnTheDevice()(torch.load(path).unsqueeze(0))
    return net(batch).argmax(1)
