"""NG006, the same without freezing: an evaluation left the generator in eval mode, and it trains on."""

import torch
from torch import nn


class Attack:
    def __init__(self, masks: nn.Module, marks: nn.Module) -> None:
        self.masks = masks
        self.marks = marks

    def mask(self, x):
        return self.masks(x).tanh()  # NG006: 16 'on line 21'

    def train_masks(self, loader, test_loader, optimizer, epochs):
        for _ in range(epochs):
            for x in loader:
                optimizer.zero_grad()
                self.mask(x).norm().backward()
                optimizer.step()
            self.masks.eval()
            with torch.no_grad():
                print(sum(self.masks(x).norm() for x in test_loader))

    def attack(self, loader, test_loader, first, second, epochs):
        self.masks.train()
        self.train_masks(loader, test_loader, first, epochs)
