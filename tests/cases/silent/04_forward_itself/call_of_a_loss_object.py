"""A plain object that is called like a function gives the result away with its graph: it may well be a loss."""

import torch
from torch import nn
from torchvision import models


class Perceptual:
    def __init__(self, device):
        self.features = models.vgg16(weights="DEFAULT").features.eval().to(device)

    def __call__(self, output, target):
        return nn.functional.mse_loss(self.features(output), self.features(target))


class Joints:
    def __init__(self, path, device):
        self.body = torch.jit.load(path).eval().to(device)

    def __call__(self, rotations, mask):
        found = torch.zeros(len(mask), 24, 3)
        found[mask] = self.body(rotations)["joints"]
        return found
