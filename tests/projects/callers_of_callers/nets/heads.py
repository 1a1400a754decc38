"""The guard stands two calls up."""
# alone: NG003 8:12, NG003 12:12

import torch


def predict_head(head: torch.nn.Module, features):
    return head(features).softmax(-1)


def predict_open(head: torch.nn.Module, features):
    return head(features).softmax(-1)  # NG003: 12
