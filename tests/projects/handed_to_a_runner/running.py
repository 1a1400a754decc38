"""Calls what it is given, with a guard and without."""

import torch


def run_quietly(function, net, batches):
    with torch.no_grad():
        return [function(net, batch) for batch in batches]


def run(function, net, batches):
    return [function(net, batch) for batch in batches]
