# path: project/models/tcn.py
"""Clause 5, a smoke test in a loop: networks of several depths are built and fed with noise, and never evaluated."""
import torch
import torch.nn as nn


class Chomp(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def forward(self, x):
        return x[..., : -self.size].contiguous()


class TCN(nn.Module):
    def __init__(self, inputs, width, depth, dropout=0.2):
        super().__init__()
        layers = []
        for level in range(depth):
            gap = 2**level
            first = inputs if level == 0 else width
            layers += [nn.Conv1d(first, width, 3, padding=2 * gap, dilation=gap), Chomp(2 * gap)]
            layers += [nn.ReLU(), nn.Dropout(dropout)]
        self.network = nn.Sequential(*layers)
        self.head = nn.Linear(width, 1)

    def forward(self, x):
        return self.head(self.network(x)[..., -1])


def smoke_test():
    series = torch.randn(8, 3, 100)
    for depth in (1, 3, 6):
        model = TCN(3, 24, depth)
        forecast = model(series)
        assert forecast.shape == (8, 1), forecast.shape
        print(f"depth {depth}: receptive field {2 ** (depth + 1) - 1}, mean {forecast.mean().item():.3f}")


if __name__ == "__main__":
    smoke_test()
