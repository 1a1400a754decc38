"""Clause 4, self-distillation: forward() runs the student and a teacher that the constructor put in eval mode."""
import copy

import torch
import torch.nn.functional as F
from torch import nn


class SelfDistillation(nn.Module):
    def __init__(self, backbone: nn.Module, width: int, prototypes: int = 4096, momentum: float = 0.996):
        super().__init__()
        head = nn.Sequential(nn.Linear(width, width), nn.BatchNorm1d(width), nn.GELU(), nn.Linear(width, prototypes))
        self.student = nn.Sequential(backbone, head)
        self.teacher = copy.deepcopy(self.student)
        self.teacher.eval()
        self.momentum = momentum
        self.register_buffer("center", torch.zeros(prototypes))

    def train(self, mode: bool = True):
        super().train(mode)
        self.teacher.eval()
        return self

    @torch.no_grad()
    def update_teacher(self):
        for slow, fast in zip(self.teacher.parameters(), self.student.parameters()):
            slow.lerp_(fast, 1 - self.momentum)

    def forward(self, crops):
        guesses = [self.student(crop) / 0.1 for crop in crops]
        targets = [self.teacher(crop).detach() for crop in crops[:2]]
        self.center.lerp_(torch.cat(targets).mean(dim=0), 0.1)
        total = 0
        for i, target in enumerate(targets):
            soft = ((target - self.center) / 0.04).softmax(dim=-1)
            total = total + sum(F.cross_entropy(guess, soft) for j, guess in enumerate(guesses) if j != i)
        return total / (len(targets) * (len(guesses) - 1))
