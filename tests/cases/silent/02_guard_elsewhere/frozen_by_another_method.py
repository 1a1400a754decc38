"""Clause 2, nothing is recorded: another method has frozen the only part of the model, or it is by another name."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(4, 4)

    def forward(self, x):
        return self.encoder(x)


class Trainer:
    def __init__(self, net):
        self.net = net

    def validate(self, inputs):
        self.net.encoder.requires_grad_(False)
        return self.net(inputs)

    def evaluate(self, inputs):
        return self.net(inputs).argmax(1)


def score(model, loader):
    count = 0
    for x, _ in loader:
        count += int(model(x).argmax(1).sum())
        for weight in net.parameters():
            weight.requires_grad_(False)
    return count


net = Net()
trainer = Trainer(Net())
outputs = trainer.validate(torch.ones(2, 4))
labels = trainer.evaluate(outputs)
total = score(net, torch.load("test.pt"))
