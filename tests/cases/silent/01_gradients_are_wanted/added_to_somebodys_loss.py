"""A penalty that is added to the loss of an object that the function was given: whoever owns it goes back through it."""

import torch
from torch import nn


class FeatureDistillation:
    def __init__(self, teacher: nn.Module) -> None:
        self.teacher = teacher

    def before_backward(self, strategy) -> None:
        model = strategy.model
        model.eval()
        distance = (model(strategy.inputs) - self.targets(strategy.inputs)).pow(2).mean()
        strategy.loss += distance

    @torch.no_grad()
    def targets(self, inputs: torch.Tensor) -> torch.Tensor:
        return self.teacher(inputs)
