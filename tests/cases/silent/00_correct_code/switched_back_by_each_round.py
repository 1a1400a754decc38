"""Every batch of the validation ends in train mode: only with no batch at all would it leave eval mode behind."""

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader


def fit(model: nn.Module, train_loader: DataLoader, optimizer: torch.optim.Optimizer) -> None:
    for inputs, labels in train_loader:
        loss = F.cross_entropy(model(inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def validate(model: nn.Module, val_loader: DataLoader) -> int:
    hits = 0
    model.eval()
    for inputs, labels in val_loader:
        with torch.no_grad():
            hits += int((model(inputs).argmax(1) == labels).sum())
        model.train()
    return hits


def main(train_loader: DataLoader, val_loader: DataLoader) -> None:
    model = nn.Sequential(nn.Linear(16, 8), nn.Dropout(), nn.Linear(8, 2))
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    for _ in range(10):
        print(validate(model, val_loader))
        fit(model, train_loader, optimizer)
