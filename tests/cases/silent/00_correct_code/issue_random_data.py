"""Clause 0, the second example the linter exists for: a script that builds, evals and predicts under a guard."""
import torch
from torch import nn


class SimpleModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(10, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 2))

    def forward(self, x):
        return self.layers(x)


model = SimpleModel()
model.eval()
test_data = torch.randn(5, 10)
with torch.no_grad():
    predictions = model(test_data)

print(predictions.softmax(dim=-1))
print("chosen:", predictions.argmax(dim=-1).tolist())
