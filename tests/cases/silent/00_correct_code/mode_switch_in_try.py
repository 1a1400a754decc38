"""Clause 0, nothing is raised between two mode switches, so that no handler finds the first of them."""

import torch
from torch import nn


def measured(net: nn.Module, rows: torch.Tensor) -> float:
    try:
        net.eval()
        with torch.no_grad():
            score = net(rows).mean().item()
    except RuntimeError:
        score = 0.0
    try:
        net.eval()
        net.train()
    except AttributeError:
        pass
    return score


def fit(net: nn.Module, optimizer: torch.optim.Optimizer, batches: list[torch.Tensor], stop: bool) -> None:
    net.train()
    for rows in batches:
        loss = net(rows).sum()
        loss.backward()
        optimizer.step()
        measured(net, rows)
    try:
        net.train()
        if stop:
            raise ValueError("stopped")
        net.eval()
    except ValueError:
        net(batches[0]).sum().backward()
        optimizer.step()
