"""Each step of the attack begins with plain data that is made to require gradients again."""

import torch
from torch.nn import functional


def attacked(model, images: torch.Tensor, labels: torch.Tensor, steps: int) -> torch.Tensor:
    model.eval()
    moved = images.clone()
    for _ in range(steps):
        moved = moved.data
        moved.requires_grad_()
        scores = model(moved)
        (slope,) = torch.autograd.grad(functional.cross_entropy(scores, labels), moved)
        moved = moved + 0.01 * slope.sign()
    return moved.data


def slope_of(model, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    model.eval()
    first = torch.tensor(images.data, requires_grad=True)
    functional.cross_entropy(model(first), labels).backward()
    second = images.data.clone()
    second.requires_grad = True
    functional.cross_entropy(model(second), labels).backward()
    return first.grad - second.grad
