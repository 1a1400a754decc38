"""Two files for tests of projects: one loads a network in eval mode, the other runs it, and gets a report."""

from __future__ import annotations

LOAD = """\
import torch


def load(path):
    net = torch.load(path)
    net.eval()
    return net
"""
RUN = """\
import torch
from helpers import load


def run(x):
    net = load("net.pt")
    return net(x)
"""
RUN_AT = "run.py:7:12: NG001"
