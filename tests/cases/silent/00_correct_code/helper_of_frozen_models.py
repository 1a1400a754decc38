"""A helper runs two models in eval mode: of both, all parameters are frozen."""

import torch
from torch import nn


def logits(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return model(rows) / 2


def compare(rows: torch.Tensor) -> torch.Tensor:
    teacher = nn.Sequential(nn.Linear(8, 8), nn.Dropout(), nn.Linear(8, 2))
    teacher.requires_grad_(False)
    teacher.eval()
    student = nn.Sequential(nn.Linear(8, 8), nn.Dropout(), nn.Linear(8, 2))
    for weight in student.parameters():
        weight.requires_grad = False
    student.eval()
    wanted = logits(teacher, rows)
    return (logits(student, rows) - wanted).argmax(-1)
