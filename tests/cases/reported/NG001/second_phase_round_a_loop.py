"""NG001, the phase that the end of the loop begins is another than the one before the loop, and both are reported."""
import torch
from torch import nn


def main(batches, rows: torch.Tensor) -> None:
    model = nn.Linear(4, 4)
    model.eval()
    print(model(rows))  # NG001: 11 'on line 8'
    for batch in batches:
        print(model(batch))  # NG001: 15 'on line 12'
        model.eval()
