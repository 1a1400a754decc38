"""NG003, predict() of a module whose result leaves as plain numbers, and a function that returns the scores themselves."""
import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, x):
        return self.layers(x).squeeze(-1)

    def predict(self, rows):
        return self(torch.as_tensor(rows).float()).tolist()  # NG003: 16


def predict_scores(model: nn.Module, rows):
    return model(torch.as_tensor(rows).float())  # NG003: 12
