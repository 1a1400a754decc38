"""Switches for networks."""

import torch


def make_ready(net: torch.nn.Module) -> None:
    print(f"{sum(p.numel() for p in net.parameters())} parameters")
    net.eval()


def make_trainable(net: torch.nn.Module) -> None:
    net.train()


def halved(net: torch.nn.Module) -> torch.nn.Module:
    return net.half()
