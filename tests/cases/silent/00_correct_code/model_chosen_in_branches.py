"""Clause 0, the model is chosen in branches: whichever it is, train() and eval() switch it."""
import torch
from torch import nn


def fit(kind, width, loader, val_loader, criterion, epochs):
    if kind == "linear":
        model = nn.Linear(width, 2)
    elif kind == "deep":
        if width > 100:
            model = nn.Sequential(nn.Linear(width, 64), nn.Dropout(0.1), nn.Linear(64, 2))
        elif width > 10:
            model = nn.Sequential(nn.Linear(width, 16), nn.Linear(16, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            print(epoch, sum(criterion(model(x), y).item() for x, y in val_loader))
