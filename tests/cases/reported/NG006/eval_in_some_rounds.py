"""NG006: validation in rounds that others follow; in the last one, as the other function asks for it, none does."""

import torch
from torch import nn


def validate(model, loader):
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            print(model(x))


def fit(model, loader, val_loader, optimizer, epochs, every):
    for epoch in range(epochs):
        model.train()
        for i, (x, y) in enumerate(loader):
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()  # NG006: 36 'model.eval()'
            optimizer.step()
            if i == every - 1:
                validate(model, val_loader)


def fit_to_the_end(model, loader, val_loader, optimizer, epochs):
    model.train()
    for epoch in range(epochs):
        for i, (x, y) in enumerate(loader):
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()  # NG006: 36 'model.eval()'
            optimizer.step()
            if i + 1 == len(loader):
                validate(model, val_loader)
