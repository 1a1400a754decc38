"""NG004, a frozen model has nothing to record, and still drops out in train mode."""
import torch
from torch import nn


def main(rows: torch.Tensor) -> None:
    teacher = nn.Sequential(nn.Linear(4, 4), nn.Dropout()).requires_grad_(False)
    evaluate(teacher, rows)


@torch.no_grad()
def evaluate(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return model(rows)  # NG004: 12
