"""Clause 8, a step also runs in train mode, for a caller that is no inference: what it runs last is left to them."""

from torch import nn


def step_once(model, x, fail=True):
    try:
        model(x).sum().backward()
        if fail:
            raise ValueError("no data")
    except ValueError:
        pass
    return model(x)


def main(x, first):
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout(0.1)).train()
    step_once(net, x, fail=first)
    net.eval()
    step_once(net, x, fail=True)
