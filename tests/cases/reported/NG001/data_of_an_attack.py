"""NG001, the attack gives plain data back: what is computed of that afterwards needs no gradient."""

import torch
from torch.nn import functional


def attacked(model, images: torch.Tensor, labels: torch.Tensor, steps: int) -> torch.Tensor:
    shift = torch.zeros_like(images).requires_grad_()
    for _ in range(steps):
        loss = functional.cross_entropy(model(images + shift), labels)
        loss.backward()
        shift.data = shift.data + 0.01 * shift.grad.sign()
        shift.grad.zero_()
    moved = images + shift
    return moved.data


def robust_accuracy(path: str, images: torch.Tensor, labels: torch.Tensor) -> float:
    model = torch.load(path)
    model.eval()
    moved = attacked(model, images, labels, 40)
    found = model(moved).argmax(1)  # NG001: 13 'on line 20'
    return (found == labels).float().mean().item()
