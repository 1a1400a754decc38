"""NG001: one part guards itself and the other does not; and a module that is given to a constructor is called."""

import torch
from torch import nn


class Teacher(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Linear(4, 4)

    @torch.no_grad()
    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.body(rows)


class Pair(nn.Module):
    def __init__(self, scale: float) -> None:
        super().__init__()
        self.teacher = Teacher()
        self.student = nn.Linear(4, 4)
        self.scale = scale

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.student(rows) - self.teacher(rows) * self.scale


class Around(nn.Module):
    def __init__(self, inner, scale: float) -> None:
        super().__init__()
        self.inner = inner
        self.scale = scale

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return self.inner(rows) * self.scale


def difference(rows: torch.Tensor) -> torch.Tensor:
    pair = Pair(0.5)
    pair.eval()
    return pair(rows)  # NG001: 12 'pair.eval()'


def scaled(rows: torch.Tensor, build) -> torch.Tensor:
    around = Around(build(), 0.5)
    around.eval()
    return around(rows)  # NG001: 12 'around.eval()'
