"""Functions in a table, from which a guarded function gets them with `get`."""

import torch


def predict_mean(net: torch.nn.Module, queries):
    return net(queries).mean(-1)


def predict_sum(net: torch.nn.Module, queries):
    return net(queries).sum(-1)


WAYS = {"mean": predict_mean, "sum": predict_sum}


@torch.no_grad()
def summarize(net, batches, way: str):
    function = WAYS.get(way)
    return [function(net, batch) for batch in batches]


def summarize_mean(net, batches):
    function = WAYS.get("mean", predict_mean)
    with torch.inference_mode():
        return [function(net, batch) for batch in batches]
