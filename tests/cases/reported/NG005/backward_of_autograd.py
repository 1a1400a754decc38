"""NG005, the function of `torch.autograd` for it."""
import torch
from torch import nn


def step(model: nn.Module, rows: torch.Tensor) -> None:
    with torch.no_grad():
        loss = model(rows).mean()
    torch.autograd.backward(loss)  # NG005: 5
