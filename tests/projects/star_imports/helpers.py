"""All that the scripts use."""

import torch

from guards import *

__all__ = ["load_tagger", "off_duty"]


def load_tagger(path):
    tagger = torch.load(path)
    tagger.eval()
    return tagger


def hidden_tagger(path):
    tagger = torch.load(path)
    tagger.eval()
    return tagger


def off_duty(function):
    return torch.no_grad()(function)
