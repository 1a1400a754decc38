"""What the loop goes over was computed before the flag is looked at, and is trained with where the flag says so."""
# path: project/adapt.py

import sys
from collections.abc import Iterator

import torch
from torch import nn

dry = "--dry" in sys.argv


def outputs_of(model: nn.Module, batches: list) -> Iterator[torch.Tensor]:
    for rows in batches:
        yield model(rows)


def adapt(net: nn.Module, batches: list) -> None:
    net.eval()
    for each in outputs_of(net, batches):
        for part in net.modules():
            part.train()
        if not dry:
            net.eval()
            each.sum().backward()
