"""Adds nothing but a call."""

import torch

from nets.heads import predict_head, predict_open


def probabilities(head: torch.nn.Module, features):
    return predict_head(head, features.float())


def open_probabilities(head: torch.nn.Module, features):
    return predict_open(head, features.float())
