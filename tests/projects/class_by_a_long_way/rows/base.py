"""The guarded call knows the object's class by more imports than are followed, but they end in this very file."""
# alone: NG001 16:16

import torch
from torch import nn


class Head(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(8)

    # Called under a guard.
    def label_rows(self, rows: torch.Tensor) -> list:
        self.eval()
        return self(rows).argmax(1).tolist()
