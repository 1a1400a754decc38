"""Functions in a table, from which a function without a guard gets them with `get`."""

import torch


def predict_mean(net: torch.nn.Module, queries):
    return net(queries).mean(-1)  # NG003: 12 'predict_mean'


def predict_sum(net: torch.nn.Module, queries):
    return net(queries).sum(-1)


WAYS = {"mean": predict_mean, "sum": predict_sum}


def summarize(net, batches):
    function = WAYS.get("mean")
    return [function(net, batch) for batch in batches]


@torch.no_grad()
def add(net, batches):
    function = WAYS.get("sum")
    return [function(net, batch) for batch in batches]
