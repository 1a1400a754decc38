# path: project/tools/demo_frontend.py
"""Clause 5, the function that a script calls tries a new net on constants and random numbers."""

import numpy as np
import torch
from torch import nn


class Frontend(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv1d(1, 8, 400)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.conv(x[:, None]).mean(2)


def try_on(seconds: int) -> None:
    frontend = Frontend()
    print(frontend(torch.FloatTensor(np.random.uniform(-1, 1, (2, seconds * 16000)))).shape)
    print(frontend(torch.tensor([[0.0, 1.0] * 800])).shape)


if __name__ == "__main__":
    try_on(3)
