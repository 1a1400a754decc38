"""Clause 8, NG006: what is put in eval mode in the last round of a loop is not trained in another one."""

import torch
from torch import nn


def validate(model, loader):
    model.eval()
    with torch.no_grad():
        for x, y in loader:
            print(model(x))


def fit(model, loader, val_loader, optimizer, epochs):
    for epoch in range(epochs):
        model.train()
        for i, (x, y) in enumerate(loader):
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
            if i == len(loader) - 1:
                validate(model, val_loader)


def fit_and_test(model, loader, val_loader, optimizer, epochs):
    model.train()
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
        if epoch + 1 == epochs:
            validate(model, val_loader)


def fit_from_one(model, loader, val_loader, optimizer, epochs):
    batches = len(loader)
    for epoch in range(1, epochs + 1):
        model.train()
        for step, (x, y) in enumerate(loader, 1):
            optimizer.zero_grad()
            nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
            if step != batches:
                continue
            if epoch == epochs:
                print("the end")
            validate(model, val_loader)
