"""NG003: an evaluation that trains a probe of its own cannot be decorated as a whole."""

import torch
from torch import nn


def evaluate(train, test, width: int) -> float:
    probe = nn.Linear(width, 2)
    optimizer = torch.optim.SGD(probe.parameters(), lr=0.1)
    best = 0.0
    for _ in range(100):
        optimizer.zero_grad()
        nn.functional.cross_entropy(probe(train.rows), train.labels).backward()
        optimizer.step()
        hits = probe(test.rows).argmax(1) == test.labels  # NG003: 16 'wrap it in'
        best = max(best, hits.float().mean().item())
    return best
