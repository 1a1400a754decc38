"""A smoke test hands a built module over next to made-up input."""

import torch
from torch import nn


class Device(nn.Module):
    def __init__(self, wires):
        super().__init__()
        self.wires = nn.Parameter(torch.zeros(wires))


class Circuit(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = nn.Linear(4, 4)

    def forward(self, device, x):
        return self.gate(x) + device.wires


def test_circuit():
    device = Device(4)
    circuit = Circuit()
    out = circuit(device, torch.randn(1, 4))
    print(out.detach().numpy())
