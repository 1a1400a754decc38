"""NG001: a calibration that puts the model in eval mode collects no statistics."""

import torch
from torch import nn


def calibrate_temperature(model: nn.Module, loader):
    model.eval()
    logits = torch.cat([model(x).detach() for x, _ in loader])  # NG001: 25 'model.eval()'
    return logits.std()
