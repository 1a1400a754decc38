"""Only the first round of the loop runs under the guard: the flag that is asked then does not end that."""

import sys

import torch
from torch import nn

second = "second" in sys.argv


def evaluate(model: nn.Module, test_loader) -> None:
    with torch.no_grad():
        for rows in test_loader:
            print(model(rows))
            try:
                torch.set_grad_enabled(True)
                if second:
                    raise ValueError("no data")
            except ValueError:
                print("no data")


def main(test_loader) -> None:
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    evaluate(net, test_loader)
