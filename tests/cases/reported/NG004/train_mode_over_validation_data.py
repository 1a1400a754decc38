"""NG004: train mode is set on purpose, but the data are those of the validation; over the other set it is left on."""

import torch


def evaluate(net: torch.nn.Module, val_loader) -> float:
    net.train()
    hits = 0.0
    with torch.no_grad():
        for images, labels in val_loader:
            hits += net(images).argmax(1).eq(labels).float().mean().item()  # NG004: 21 'on line 7'
    return hits / len(val_loader)


def validate(train_loader, width: int) -> float:
    net = torch.nn.Sequential(torch.nn.Linear(width, width), torch.nn.Dropout(), torch.nn.Linear(width, 2))
    hits = 0.0
    with torch.no_grad():
        for images, labels in train_loader:
            hits += net(images).argmax(1).eq(labels).float().mean().item()  # NG004: 21 'on line 16'
    return hits / len(train_loader)
