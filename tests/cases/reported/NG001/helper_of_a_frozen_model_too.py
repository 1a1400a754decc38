"""NG001, a helper runs a frozen teacher and a student that is trained: the guard is wanted where it runs the student."""

import torch
from torch import nn


def logits(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return model(rows) / 2


def compare(rows: torch.Tensor) -> torch.Tensor:
    teacher = nn.Sequential(nn.Linear(8, 8), nn.Dropout(), nn.Linear(8, 2))
    teacher.requires_grad_(False)
    teacher.eval()
    student = nn.Sequential(nn.Linear(8, 8), nn.Dropout(), nn.Linear(8, 2))
    student.eval()
    wanted = logits(teacher, rows)
    return (logits(student, rows) - wanted).argmax(-1)  # NG001: 13 'on line 16'
