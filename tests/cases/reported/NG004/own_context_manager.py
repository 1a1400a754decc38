"""NG004, the file's own context manager is the guard: it stops autograd but leaves the model in train mode."""
import contextlib
import time

import torch
import torch.nn as nn


@contextlib.contextmanager
def measured(name):
    started = time.time()
    with torch.no_grad():
        yield
    print(name, "took", time.time() - started)


def test_model(weights, batches):
    net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 1))
    net.load_state_dict(torch.load(weights))
    answers = []
    with measured("test"):
        for batch in batches:
            answers.extend(net(batch).squeeze(1).tolist())  # NG004: 28
    return answers
