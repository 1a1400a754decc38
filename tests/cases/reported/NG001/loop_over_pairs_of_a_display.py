"""NG001, a loop over pairs of what cannot be empty runs, and so does the switch in it."""

import torch
from torch import nn


def pairs(rows: torch.Tensor) -> None:
    net = nn.Linear(8, 8)
    names = ["first", "second"]
    for name, path in zip(names, ["a.pt", "b.pt"]):
        net.load_state_dict(torch.load(path)[name])
        net.eval()
    print(net(rows))  # NG001: 11 'on line 12'


def numbered(rows: torch.Tensor) -> None:
    net = nn.Linear(8, 8)
    for index, name in enumerate(["first", "second"]):
        print(index, name)
        net.eval()
    print(net(rows))  # NG001: 11 'on line 20'
