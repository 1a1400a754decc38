"""Clause 8, the mode switch is hidden in set_model_mode(), which another file defines: after it the mode is unknown."""
import torch
import torch.nn as nn

from project.engine import set_model_mode


class PriceNet(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.norm = nn.BatchNorm1d(inputs)
        self.layers = nn.Sequential(nn.Linear(inputs, 64), nn.SiLU(), nn.Dropout(0.25), nn.Linear(64, 1))

    def forward(self, x):
        return self.layers(self.norm(x)).squeeze(-1)


def fit(loaders, inputs, epochs=40):
    model = PriceNet(inputs)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    for epoch in range(epochs):
        model.train()
        for x, price in loaders["train"]:
            loss = nn.functional.huber_loss(model(x), price)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

        set_model_mode(model, "eval")
        error = 0.0
        with torch.no_grad():
            for x, price in loaders["val"]:
                error += (model(x) - price).abs().mean().item()
        print(epoch, error / len(loaders["val"]))
    return model
