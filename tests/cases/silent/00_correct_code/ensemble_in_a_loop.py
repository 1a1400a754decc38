"""Clause 0, eval() in a loop over several models, which then predict together under one guard."""
import torch
from torch import nn


class Ensemble:
    def __init__(self, paths, make_model):
        self.models = []
        for path in paths:
            model = make_model()
            model.load_state_dict(torch.load(path))
            self.models.append(model)
        for model in self.models:
            model.eval()

    @torch.no_grad()
    def predict(self, x):
        return torch.stack([model(x).softmax(-1) for model in self.models]).mean(0)

    def evaluate(self, val_loader):
        right = 0
        for x, y in val_loader:
            right += self.predict(x).argmax(-1).eq(y).sum().item()
        return right / len(val_loader.dataset)


def agreement(networks: "list[nn.Module]", x: torch.Tensor) -> float:
    for network in networks:
        network.train(False)
    with torch.inference_mode():
        votes = torch.stack([network(x).argmax(1) for network in networks])
    return (votes == votes.mode(0).values).float().mean().item()
