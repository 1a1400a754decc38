"""One function guards itself, the other is called by the training too."""
# alone: nothing

import torch
from depth.geometry import warp
from depth.geometry.warp import disparity


def evaluate(net: torch.nn.Module, left: torch.Tensor, right: torch.Tensor) -> float:
    return (warp.warped(net, left) - right).abs().mean().item()


def evaluate_disparity(net: torch.nn.Module, left: torch.Tensor, truth: torch.Tensor) -> float:
    net.eval()
    return (disparity(net, left) - truth).abs().mean().item()  # NG001: 13 'net.eval()'


def train(net: torch.nn.Module, pairs, optimizer: torch.optim.Optimizer) -> None:
    net.train()
    for left, truth in pairs:
        loss = (disparity(net, left) - truth).abs().mean()
        loss.backward()
        optimizer.step()
