"""NG001: what makes arrays of its results must be without a graph; what its caller runs besides is not."""

import numpy as np
import torch


def predict(net, inputs):
    found = [net(x) for x in inputs]
    return np.array(found)


def training(net, batches, dev, epochs):
    optimizer = torch.optim.Adam(net.parameters())
    loss_of = torch.nn.CrossEntropyLoss()
    for _ in range(epochs):
        net.train()
        for x, y in batches:
            optimizer.zero_grad()
            loss_of(net(x), y).backward()
            optimizer.step()
        net.eval()
        total = 0.0
        for x, y in dev:
            total += loss_of(net(x), y).item()  # NG001: 30 'net.eval()'
        print(total, predict(net, dev))


def main(batches, dev):
    net = torch.load("net.pt")
    training(net, batches, dev, 3)
    net.eval()
    print(predict(net, dev))
