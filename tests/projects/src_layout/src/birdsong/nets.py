"""The network, and how it is loaded."""

import torch
from torch import nn


class SongNet(nn.Module):
    def __init__(self, birds: int) -> None:
        super().__init__()
        self.conv = nn.Conv1d(1, 16, 9)
        self.drop = nn.Dropout(0.3)
        self.head = nn.Linear(16, birds)

    def forward(self, wave):
        return self.head(self.drop(self.conv(wave).mean(-1)))


def load_songnet(path: str, birds: int = 80) -> SongNet:
    net = SongNet(birds)
    net.load_state_dict(torch.load(path))
    return net.eval()


def fresh_songnet(birds: int = 80) -> SongNet:
    return SongNet(birds)
