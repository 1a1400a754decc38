"""Only if something raises that nobody sees raise, the step finds the model in eval mode."""

import torch
from torch import nn


class Trainer:
    def __init__(self, net: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        self.net = net
        self.optimizer = optimizer

    def step(self, rows: torch.Tensor) -> None:
        self.net(rows).sum().backward()
        self.optimizer.step()


def main(loader) -> None:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    trainer = Trainer(net, torch.optim.SGD(net.parameters(), lr=0.1))
    rows = torch.load("rows.pt")
    try:
        was_training = net.training
        net.eval()
        with torch.no_grad():
            print(net(rows))
        net.training = was_training
    except ValueError:
        print("no rows")
    trainer.step(rows)


def handled(net: nn.Module, loader, optimizer: torch.optim.Optimizer) -> None:
    net.train()
    for rows in loader:
        try:
            net(rows).sum().backward()
            optimizer.step()
        except RuntimeError:
            net.eval()
