"""An argument decides whether a part of the forward records; the rest of it always does."""
import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.backbone = nn.Linear(width, width)
        self.head = nn.Linear(width, 1)

    def forward(self, rows, frozen=True):
        with torch.set_grad_enabled(not frozen):
            hidden = self.backbone(rows)
        return self.head(hidden)


class Taggers(nn.Module):
    def __init__(self, count, width):
        super().__init__()
        self.nets = nn.ModuleList([Tagger(width) for _ in range(count)])

    def forward(self, rows):
        return sum(net(rows) for net in self.nets)


class Service:
    def __init__(self, width):
        self.net = Taggers(3, width)

    def predict(self, rows):
        return self.net(rows)  # NG003: 16
