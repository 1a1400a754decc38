"""Functions that make networks: some constructors only build, one freezes what it built, one evaluates it."""

import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, width), nn.Dropout(0.1))

    def forward(self, rows):
        return self.layers(rows)


class Classifier(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.encoder = Encoder(width)
        self.head = nn.Linear(width, 10)
        self.reset()

    def reset(self) -> None:
        nn.init.zeros_(self.head.bias)

    def forward(self, rows):
        return self.head(self.encoder(rows))


class Features(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.encoder = Encoder(width)
        self.freeze()

    def freeze(self) -> None:
        for parameter in self.parameters():
            parameter.requires_grad = False

    def forward(self, rows):
        return self.encoder(rows)


class Ready(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.encoder = Encoder(width)
        self.eval()

    def forward(self, rows):
        return self.encoder(rows)


def make_classifier(width: int) -> nn.Module:
    return Classifier(width)


def make_features(width: int) -> nn.Module:
    return Features(width)


def make_ready(width: int) -> nn.Module:
    return Ready(width)


def make_loaded(width: int, path: str) -> nn.Module:
    made = Classifier(width)
    made.load_state_dict(torch.load(path))
    return made.eval()
