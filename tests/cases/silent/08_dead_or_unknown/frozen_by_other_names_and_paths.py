"""Models that may be frozen: a copy of one that is, one that is thawed on some path, one that only some calls feed."""

import copy
import sys

import torch
from torch import nn

tune = "tune" in sys.argv
features = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
for weight in features.parameters():
    weight.requires_grad_(False)


def copied(rows: torch.Tensor) -> torch.Tensor:
    features.eval()
    current = copy.deepcopy(features)
    return current(rows)


def thawed(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    model.eval()
    if tune:
        model.requires_grad_(True)
    return model(rows)


def fed(model: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    model.eval()
    for weight in model.parameters():
        weight.requires_grad = False
    return model(rows)


def main() -> None:
    rows = torch.load("rows.pt")
    print(copied(rows))
    net = nn.Sequential(nn.Linear(4, 4), nn.Dropout()).requires_grad_(False)
    print(thawed(net, rows), thawed(net, rows + 1))
    other = nn.Sequential(nn.Linear(4, 4), nn.Dropout())
    print(fed(other, other(rows)), fed(other, rows))


main()
