"""Clause 4, methods that give outputs away with their graph, in lists that others have given or will get."""
import torch
from torch import nn


class Goodness(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(784, 500)

    def predict(self, x, outputs):
        for label in range(10):
            outputs.append(self.layer(x + label))

    def predict_more(self, x, outputs=None):
        outputs = outputs or []
        for label in range(10):
            outputs += [self.layer(x + label)]
        return torch.cat([out.argmax(1) for out in outputs])

    def predict_each(self, x):
        outputs = []
        for label in range(10):
            outputs += [self.layer(x + label)]
        return outputs


def train(train_loader):
    net = Goodness()
    optimizer = torch.optim.Adam(net.parameters())
    for x, _ in train_loader:
        optimizer.zero_grad()
        net.layer(x).pow(2).mean().backward()
        optimizer.step()
    return net
