"""NG001, the model hooks gradients only if it is asked to, or if something is recorded: nothing here needs a graph."""
import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.qkv = nn.Linear(width, width * 3)

    def save_gradients(self, gradients):
        self.gradients = gradients

    def forward(self, x, register_hook=False):
        query, key, value = self.qkv(x).chunk(3, dim=-1)
        weights = torch.softmax(query @ key.transpose(-2, -1), dim=-1)
        if register_hook:
            weights.register_hook(self.save_gradients)
        return weights @ value


class Kept(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.conv.weight.register_hook(print)

    def forward(self, x):
        out = self.conv(x)
        if out.requires_grad:
            out.retain_grad()
        return out.mean((2, 3))


def evaluate(test_loader):
    attention = Attention(64)
    attention.eval()
    return [attention(x).argmax(-1) for x in test_loader]  # NG001: 13


def predict(x):
    kept = Kept()
    kept.eval()
    return kept(x).argmax(1)  # NG001: 12
