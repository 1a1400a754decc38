"""Functions that are called from other files only."""
# alone: NG003 8:25, NG003 12:12, NG003 16:12

import torch


def predict_scores(net: torch.nn.Module, queries, documents):
    return torch.stack([net(query, documents) for query in queries])


def predict_order(net: torch.nn.Module, query, documents):
    return net(query, documents).argsort(descending=True)


def predict_nobody_knows(net: torch.nn.Module, query, documents):
    return net(query, documents).argsort(descending=True)  # NG003: 12
