"""NG001, two functions with a closure of the same name: each is one of its own."""

import torch
from torch import nn


def mean_logits(model: nn.Module, crops: list[torch.Tensor]) -> torch.Tensor:
    model.eval()

    def run(crop: torch.Tensor) -> torch.Tensor:
        return model(crop)  # NG001: 16 'on line 8'

    return torch.stack([run(crop) for crop in crops]).mean(0).softmax(-1).cpu()


def flipped_logits(model: nn.Module, image: torch.Tensor) -> torch.Tensor:
    model.eval()

    def run(rows: torch.Tensor) -> torch.Tensor:
        return model(rows)  # NG001: 16 'on line 17'

    return ((run(image) + run(image.flip(-1))) / 2).softmax(-1).cpu()
