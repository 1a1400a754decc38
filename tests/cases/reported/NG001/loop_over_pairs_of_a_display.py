"""NG001, a loop over pairs of what cannot be empty runs, and so does the switch in it."""

import torch
from torch import nn


def main() -> None:
    first, second = nn.Linear(8, 8), nn.Linear(8, 8)
    names = ["first", "second"]
    for name, path in zip(names, ["a.pt", "b.pt"]):
        first.load_state_dict(torch.load(path)[name])
        first.eval()
    for index, name in enumerate(names):
        print(index, name)
        second.eval()
    rows = torch.load("rows.pt")
    print(first(rows))  # NG001: 11 'on line 12'
    print(second(rows))  # NG001: 11 'on line 15'
