# path: tests/integration/test_learning.py
"""Clause 5, a test trains on one batch and reads the accuracy under a guard, while the network is in train mode."""
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self, inputs, classes):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(inputs, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, classes))

    def forward(self, x):
        return self.layers(x)


def overfit(model, x, y, steps):
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    model.train()
    for _ in range(steps):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


def validate(model, batches):
    with torch.no_grad():
        return [(model(x).argmax(1) == y).float().mean().item() for x, y in batches]


def test_one_batch_can_be_learned_by_heart():
    torch.manual_seed(0)
    x, y = torch.randn(16, 20), torch.arange(16) % 4
    model = Classifier(20, 4)
    assert overfit(model, x, y, steps=300) < 0.1
    assert validate(model, [(x, y)]) == [1.0]
