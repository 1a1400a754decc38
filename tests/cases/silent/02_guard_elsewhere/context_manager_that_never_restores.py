"""What turns recording off for good when it is entered guards what comes after the block, too."""

import torch
from torch import nn


class Silence:
    def __enter__(self) -> None:
        torch.set_grad_enabled(False)

    def __exit__(self, *details: object) -> None:
        pass


def predict(model: nn.Module, rows: torch.Tensor) -> list:
    model.eval()
    with Silence():
        print("silent from here on")
    return model(rows).tolist()
