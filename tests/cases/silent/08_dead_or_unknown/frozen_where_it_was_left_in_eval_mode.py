"""A generator is trained first; then it is frozen, and stays in eval mode on purpose while another one trains with it."""

import torch
from torch import nn


class Attack:
    def __init__(self, masks: nn.Module, marks: nn.Module) -> None:
        self.masks = masks
        self.marks = marks

    def mask(self, x):
        return self.masks(x).tanh()

    def train_masks(self, loader, optimizer, epochs):
        for _ in range(epochs):
            self.masks.train()
            for x in loader:
                optimizer.zero_grad()
                self.mask(x).norm().backward()
                optimizer.step()
            self.masks.eval()

    def attack(self, loader, first, second, epochs):
        self.train_masks(loader, first, epochs)
        self.masks.requires_grad_(False)
        for x in loader:
            second.zero_grad()
            (self.mask(x) * self.marks(x)).norm().backward()
            second.step()
