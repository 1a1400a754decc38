"""NG006: two models are evaluated one after the other, and neither is put back in train mode."""

import copy

import torch
from torch import nn


@torch.no_grad()
def evaluate(val_loader, model, averaged) -> None:
    for model, name in [(model, "model"), (averaged, "averaged")]:
        if model is None:
            continue
        model.eval()
        right = 0
        for inputs, labels in val_loader:
            right += (model(inputs).argmax(1) == labels).sum().item()
        print(name, right)


def fit(train_loader, val_loader, average: bool) -> None:
    model = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.1), nn.Linear(8, 2))
    averaged = copy.deepcopy(model) if average else None
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    model.train()
    for _ in range(10):
        for inputs, labels in train_loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(inputs), labels).backward()  # NG006: 41
            optimizer.step()
        evaluate(val_loader, model, averaged)
