"""NG003, outputs are gathered in a list that stays here: only their argmax leaves the method."""
import torch
from torch import nn


class Goodness(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(784, 500)

    def predict(self, x):
        per_label = []
        for label in range(10):
            hidden = self.layer(x + label)  # NG003: 22
            per_label.append(hidden.pow(2).mean(1, keepdim=True))
        return torch.cat(per_label, 1).argmax(1)

    def predict_top(self, x):
        per_label = []
        for label in range(10):
            per_label += [self.layer(x + label).pow(2).mean(1, keepdim=True)]  # NG003: 27
        return torch.cat(per_label, 1).argmax(1)


def train(train_loader, test_loader):
    net = Goodness()
    optimizer = torch.optim.Adam(net.parameters())
    for x, _ in train_loader:
        optimizer.zero_grad()
        net.layer(x).pow(2).mean().backward()
        optimizer.step()
    x, y = next(iter(test_loader))
    print(net.predict(x).eq(y).float().mean(), net.predict_top(x).eq(y).float().mean())
