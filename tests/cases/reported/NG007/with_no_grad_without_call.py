"""NG007, with torch.no_grad: without a call is no guard (and fails when it is reached)."""
import torch


def update_target(online, target, tau=0.005):
    with torch.no_grad:  # NG007: 10
        for source, destination in zip(online.parameters(), target.parameters()):
            destination.mul_(1 - tau)
            destination.add_(tau * source)


def initialise(module):
    if isinstance(module, torch.nn.Linear):
        torch.nn.init.xavier_uniform_(module.weight)
        torch.nn.init.zeros_(module.bias)
