"""Clause 4, forward() calls a method that calls another twice: both are run by whoever calls the module."""
import torch
from torch import nn


class Perturbation(nn.Module):
    def __init__(self, net: nn.Module, samples: int = 16):
        super().__init__()
        self.net = net
        self.samples = samples

    def predict_change(self, inputs, noise):
        return self.net(inputs).sum(dim=1) - self.net(inputs + noise).sum(dim=1)

    def importance(self, inputs):
        upwards = self.predict_change(inputs, torch.rand_like(inputs))
        downwards = self.predict_change(inputs, -torch.rand_like(inputs))
        return (upwards - downwards).detach()

    def forward(self, inputs):
        return torch.stack([self.importance(inputs) for _ in range(self.samples)]).mean(0)
