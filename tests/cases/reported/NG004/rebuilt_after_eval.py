"""NG004, a second model takes the name of the first: the new one is in train mode again."""
import torch
from torch import nn


class Ranker(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, width), nn.Dropout(0.1), nn.Linear(width, 1))

    def forward(self, x):
        return self.layers(x).squeeze(-1)


def evaluate_both(old_weights, new_weights, test_loader):
    results = {}
    with torch.no_grad():
        model = Ranker(64)
        model.load_state_dict(torch.load(old_weights))
        model.eval()
        results["old"] = [model(x).mean().item() for x in test_loader]

        model = Ranker(128)
        model.load_state_dict(torch.load(new_weights))
        results["new"] = [model(x).mean().item() for x in test_loader]  # NG004: 27
    return results
