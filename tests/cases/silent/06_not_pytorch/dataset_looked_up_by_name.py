"""Clause 6, a class that is looked up among the datasets of torchvision is none of a model, whatever name it gets."""

import torch
import torchvision


def create(config, train: bool):
    module = getattr(torchvision.datasets, config.name)
    return module(config.root, train=train, transform=None)


def evaluate(config, model):
    model.eval()
    data = create(config, train=False)
    with torch.no_grad():
        return [model(x).argmax(1) for x, _ in torch.utils.data.DataLoader(data)]
