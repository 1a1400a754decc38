"""Functions that are never called by their names, but handed to what calls them."""
# alone: NG003 8:12, NG003 12:12, NG003 16:12, NG003 20:12

import torch


def predict_scores(net: torch.nn.Module, queries):
    return net(queries).softmax(-1)


def predict_order(net: torch.nn.Module, queries):
    return net(queries).argsort(descending=True)


def predict_sum(net: torch.nn.Module, queries):
    return net(queries).sum(-1)  # NG003: 12


def predict_mean(net: torch.nn.Module, queries):
    return net(queries).mean(-1)
