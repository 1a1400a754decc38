"""The step that training and testing share."""

import torch
from torch.nn import functional as F


def step(net: torch.nn.Module, batch):
    images, labels = batch
    return F.cross_entropy(net(images), labels)


def guarded_step(net: torch.nn.Module, batch):
    images, labels = batch
    with torch.no_grad():
        return F.cross_entropy(net(images), labels)
