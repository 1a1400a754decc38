"""The function switches a module by the global's name, and then by that of its parameter: it runs in train mode."""

import torch
from torch import nn

net = nn.Sequential(nn.Linear(16, 8), nn.BatchNorm1d(8))


def warm_up(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    net.eval()
    model.train()
    return net(rows)


def main(batches: list[torch.Tensor]) -> None:
    for rows in batches:
        loss = warm_up(net, rows).pow(2).mean()
        print(loss)


main(torch.load("batches.pt"))
