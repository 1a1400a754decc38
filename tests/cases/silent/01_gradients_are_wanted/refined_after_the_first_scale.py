"""Clause 1, the called function optimises its features from the second round on: a guard round the call breaks that."""
import torch
from torch import nn


def _refined(picture, mask, front: nn.Module, rear: nn.Module, smaller, rounds=15):
    with torch.no_grad():
        features = front(picture)
    features = features.detach()
    features.requires_grad = True
    optimizer = torch.optim.Adam([features], lr=0.002)
    for index in range(rounds):
        optimizer.zero_grad()
        guess = rear(features)
        if smaller is None:
            break
        loss = (nn.functional.avg_pool2d(guess, 2) - smaller).abs().mean()
        if index < rounds - 1:
            loss.backward()
            optimizer.step()
    return (mask * guess + (1 - mask) * picture).detach().cpu()


def refine_predict(painter: nn.Module, scales):
    front, rear = painter.model[:3], painter.model[3:]
    painted = None
    for picture, mask in scales:
        if painted is not None:
            painted = painted.to(picture.device)
        painted = _refined(picture, mask, front, rear, painted)
    return painted
