"""NG001, the first round is in the phase that begins before the loop, the others in that of the rounds before."""

import torch
from torch import nn


def watch(net: nn.Module, optimizer: torch.optim.Optimizer, rows: torch.Tensor, labels: torch.Tensor) -> None:
    net.eval()
    print(net(rows).argmax(-1))  # NG001: 11 'on line 8'
    for epoch in range(10):
        print(net(rows).argmax(-1))  # NG001: 15 'on line 19'
        for phase in ("train", "val"):
            if phase == "train":
                net.train()
                optimizer.zero_grad()
                nn.functional.cross_entropy(net(rows), labels).backward()
                optimizer.step()
            else:
                net.eval()
