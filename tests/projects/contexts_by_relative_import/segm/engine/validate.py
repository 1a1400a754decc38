"""Context managers that are found by one dot more than usual."""
# alone: NG001 21:20, NG002 27:19

import torch

from .. import load_segmenter
from ..modes import Quiet, evaluating, stopwatch


def validate(net: torch.nn.Module, val_loader) -> float:
    total = 0.0
    with evaluating(net):
        for images, masks in val_loader:
            total += (net(images).argmax(1) == masks).float().mean().item()
    return total / len(val_loader)


def validate_quietly(net: torch.nn.Module, val_loader) -> float:
    net.eval()
    with Quiet():
        return sum(net(images).sigmoid().mean().item() for images, _ in val_loader)


def validate_and_measure(net: torch.nn.Module, val_loader) -> None:
    with stopwatch("validation"):
        for images, _ in val_loader:
            print(net(images).argmax(1).float().mean())  # NG002: 19 'loop on line 26'


def masks(path: str, images: torch.Tensor) -> torch.Tensor:
    net = load_segmenter(path)
    return net(images).argmax(1)  # NG001: 12 'load_segmenter(path)'
