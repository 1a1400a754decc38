"""NG001: the list holds what was computed from the batches; it is not the batches, which training uses."""

import torch
from torch import nn


def train(model: nn.Module, data: dict, optimizer: torch.optim.Optimizer) -> None:
    model.train()
    for images, texts in data["train"]:
        loss = model(images, texts).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def evaluate(model: nn.Module, data: dict) -> dict:
    model.eval()
    total = 0.0
    features = []
    for images, texts in data["val"]:
        images = images.to("cuda")
        found = model(images, texts)  # NG001: 17 'on line 17'
        features.append(found.cpu())
        total += found.mean() * len(images)
    return {"features": torch.cat(features).tolist(), "mean": total.item()}


def main(model: nn.Module, data: dict) -> None:
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    pool = {}
    pool.update(data)
    for _ in range(3):
        train(model, pool, optimizer)
        print(evaluate(model, pool))
