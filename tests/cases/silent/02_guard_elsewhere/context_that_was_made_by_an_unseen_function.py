"""A context manager that comes out of a parameter, or whose maker's name speaks of a guard, may be one."""

import torch
from engine import inference_context


def evaluate(model, loader, context):
    model.eval()
    with context:
        return [model(x).argmax() for x in loader]


def evaluate_too(path, loader):
    model = torch.load(path)
    model.eval()
    context = inference_context()
    with context:
        return [model(x).argmax() for x in loader]
