"""Two functions with a closure of the same name: one is called under a guard, the other trains."""

import torch
from torch import nn


@torch.no_grad()
def mean_logits(model: nn.Module, crops: list[torch.Tensor]) -> torch.Tensor:
    model.eval()

    def run(crop: torch.Tensor) -> torch.Tensor:
        return model(crop)

    return torch.stack([run(crop) for crop in crops]).mean(0)


def step(model: nn.Module, image: torch.Tensor, label: torch.Tensor) -> float:
    model.train()

    def run(rows: torch.Tensor) -> torch.Tensor:
        return model(rows)

    loss = nn.functional.cross_entropy(run(image), label)
    loss.backward()
    return loss.item()
