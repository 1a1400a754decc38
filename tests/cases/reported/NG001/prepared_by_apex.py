"""NG001: a model that apex gives back, by position or by keyword, is the one that it was given, in eval mode."""

import torch
from apex import amp


def rank(net: torch.nn.Module, images: torch.Tensor) -> list[int]:
    net.eval()
    prepared = amp.initialize(net, opt_level="O1")
    return prepared(images).argmax(1).tolist()  # NG001: 12 'on line 8'


def rank_with(net: torch.nn.Module, optimizer, images: torch.Tensor) -> list[int]:
    net.eval()
    prepared, optimizer = amp.initialize(models=net, optimizers=optimizer, opt_level="O2")
    return prepared(images).argmax(1).tolist()  # NG001: 12 'on line 14'
