"""Who calls a method may know its object from a factory only: the method's name is what they have in common."""
# alone: NG003 19:16, NG003 22:16

import torch
from torch import nn


class Marker(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout()
        self.out = nn.Linear(8, 2)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return self.out(self.dropout(images))

    # Called under a guard.
    def predict_marks(self, images: torch.Tensor) -> list:
        return self.forward(images).tolist()

    def predict_outlines(self, images: torch.Tensor) -> list:
        return self.forward(images).tolist()  # NG003: 16
