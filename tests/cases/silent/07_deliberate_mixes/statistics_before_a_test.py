"""Clause 7, batch-norm statistics are collected in train mode before the test: that is what the function is for."""

import torch
from torch import nn


def update_bn(model: nn.Module, loader):
    model.train()
    for x, _ in loader:
        model(x)


def test(model: nn.Module, loader, test_loader):
    update_bn(model, loader)
    model.eval()
    with torch.no_grad():
        return [model(x).argmax(1) for x, _ in test_loader]
