"""The measurement switches back by itself, or the epoch does it."""

import torch
from metrics import measure, measure_and_restore


def fit(net: torch.nn.Module, train_loader, val_loader, epochs: int = 10) -> None:
    optimizer = torch.optim.AdamW(net.parameters())
    net.train()
    for _ in range(epochs):
        for x, y in train_loader:
            loss = torch.nn.functional.cross_entropy(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(measure_and_restore(net, val_loader))


def fit_by_epochs(net: torch.nn.Module, train_loader, val_loader, epochs: int = 10) -> None:
    optimizer = torch.optim.AdamW(net.parameters())
    for _ in range(epochs):
        net.train()
        for x, y in train_loader:
            loss = torch.nn.functional.cross_entropy(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(measure(net, val_loader))
