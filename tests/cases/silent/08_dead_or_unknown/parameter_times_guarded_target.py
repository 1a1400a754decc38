"""A target without a graph is multiplied with a parameter, which has one whatever guard the target was made under."""

import torch
from torch import nn


def only_parameter(module: nn.Module) -> nn.Parameter:
    return next(module.parameters())


class Agent:
    def __init__(self, modules, temperature_optimizer) -> None:
        self.modules = modules
        self.optimizer = temperature_optimizer

    def update_temperature(self, log_prob: torch.Tensor) -> torch.Tensor:
        self.optimizer.zero_grad()
        with torch.no_grad():
            target = log_prob - 4.0
        loss = -(only_parameter(self.modules.log_temperature).exp() * target).mean()
        loss.backward()
        self.optimizer.step()
        return loss


def update_bound(bound: nn.Module, log_prob: torch.Tensor) -> None:
    with torch.no_grad():
        target = log_prob - 4.0
    (next(bound.parameters()).exp() * target).mean().backward()
