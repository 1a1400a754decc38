"""NG005, the guard is stored in a variable first and stands among other context managers."""
import contextlib

import torch


def profile_training(model, loader, criterion, optimizer, profiler=None):
    guard = torch.no_grad()
    outer = profiler if profiler is not None else contextlib.nullcontext()
    model.train()
    with outer, guard:
        for x, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()  # NG005: 13
            optimizer.step()
