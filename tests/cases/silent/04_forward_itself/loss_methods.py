"""Clause 4, the methods loss() and loss_cycle() of a module run self(x) and its sub-networks for the training."""
import torch
import torch.nn.functional as F
from torch import nn


def generator(width):
    return nn.Sequential(nn.Conv2d(3, width, 3, 1, 1), nn.BatchNorm2d(width), nn.ReLU(), nn.Conv2d(width, 3, 1))


class DomainTranslator(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.to_summer = generator(width)
        self.to_winter = generator(width)

    def forward(self, winter):
        return torch.tanh(self.to_summer(winter))

    def loss_cycle(self, pictures, there, back):
        return F.l1_loss(back(torch.tanh(there(pictures))), pictures)

    def loss(self, winter, summer, weight=10.0):
        colour = F.mse_loss(self(winter).mean(dim=(2, 3)), summer.mean(dim=(2, 3)))
        cycle = self.loss_cycle(winter, self.to_summer, self.to_winter)
        cycle = cycle + self.loss_cycle(summer, self.to_winter, self.to_summer)
        return colour + weight * cycle


def train(translator: DomainTranslator, pairs, epochs=10):
    optimizer = torch.optim.Adam(translator.parameters(), lr=2e-4)
    translator.train()
    for _ in range(epochs):
        for winter, summer in pairs:
            optimizer.zero_grad()
            translator.loss(winter, summer).backward()
            optimizer.step()
