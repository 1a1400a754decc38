"""Clause 1, a function calls itself with what its model computes, and goes back through that inside the call."""

import torch
from torch import nn


def descend(model: nn.Module, inputs, depth: int):
    model.eval()
    model(inputs).sum().backward()
    if depth > 0:
        descend(model, model(inputs), depth - 1)


def main(net):
    descend(net, torch.ones(2, 4), 3)
