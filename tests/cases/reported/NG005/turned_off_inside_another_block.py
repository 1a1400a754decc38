"""NG005, recording is turned off inside a `with` that has nothing to do with it, and stays off after it."""

import torch
from torch import nn
from torch.profiler import profile


def main(rows: torch.Tensor) -> None:
    net = nn.Linear(8, 8)
    with profile() as profiler:
        torch.set_grad_enabled(False)
        print(net(rows).sum(), profiler)
    loss = net(rows).sum()
    loss.backward()  # NG005: 5 'on line 11'
