"""Clause 2, recording is turned off inside a `with` that has nothing to do with it, and stays off after it."""

import json

import torch
from torch import nn


def main() -> None:
    net = nn.Sequential(nn.Linear(8, 8), nn.Dropout())
    with open("settings.json") as file:
        settings = json.load(file)
        torch.set_grad_enabled(False)
    net.load_state_dict(torch.load(settings["weights"]))
    net.eval()
    print(net(torch.load("rows.pt")))
