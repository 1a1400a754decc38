"""Clause 7, a mean teacher: the averaged copy labels each training batch under a guard and keeps its dropout."""
import copy

import torch
import torch.nn.functional as F
from torch import nn


class Tagger(nn.Module):
    def __init__(self, features, tags):
        super().__init__()
        self.rnn = nn.GRU(features, 64, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(0.3)
        self.out = nn.Linear(128, tags)

    def forward(self, x):
        return self.out(self.dropout(self.rnn(x)[0]))


def train(labelled, unlabelled, features, tags, weight=3.0, decay=0.99):
    student = Tagger(features, tags)
    teacher = copy.deepcopy(student)
    optimizer = torch.optim.AdamW(student.parameters())
    for (x, y), more in zip(labelled, unlabelled):
        with torch.no_grad():
            target = teacher(more + 0.1 * torch.randn_like(more)).softmax(dim=-1)
        loss = F.cross_entropy(student(x).transpose(1, 2), y)
        guess = student(more + 0.1 * torch.randn_like(more)).softmax(dim=-1)
        loss = loss + weight * F.mse_loss(guess, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            for slow, fast in zip(teacher.parameters(), student.parameters()):
                slow.mul_(decay).add_(fast, alpha=1 - decay)
    return teacher
