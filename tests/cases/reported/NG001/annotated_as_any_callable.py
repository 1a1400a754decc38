"""NG001: a module is a Callable, too: what is put in eval mode is one, however it is annotated."""

from typing import Callable

import numpy as np
import torch
from metrics import to_np
from torch import Tensor


def mean_loss(model: Callable[[Tensor], Tensor], loader):
    model.eval()
    losses = []
    for x, y in loader:
        losses.extend(list(to_np(torch.nn.functional.cross_entropy(model(x), y, reduction="none"))))  # NG001: 68 'model.eval()'
    return np.mean(np.array(losses))


def mean_score(model: Callable[[Tensor], Tensor], test_loader):
    return np.mean([model(x).mean().item() for x, _ in test_loader])
