"""Clause 2, an argument decides in the parts' own forward whether anything in it records: its author thought of both."""
import torch
import torch.nn.functional as F
from torch import nn


class QNet(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.linear_1 = nn.Linear(width, width)
        self.linear_out = nn.Linear(width, 1)

    def forward(self, states, is_inference=False):
        found = []
        for state in states:
            with torch.set_grad_enabled(mode=not is_inference):
                hidden = F.relu(self.linear_1(state))
                found.append(self.linear_out(hidden))
        return found


class Steps(nn.Module):
    def __init__(self, steps, width):
        super().__init__()
        nets = []
        for _ in range(steps):
            nets.append(QNet(width))
        self.nets = nn.ModuleList(nets)

    def forward(self, step, states, is_inference=False):
        return self.nets[step](states, is_inference)


class Agent:
    def __init__(self, steps, width, device):
        self.net = Steps(steps, width).to(device)

    def act(self, step, states):
        return self.net(step, states, is_inference=True)

    def evaluate(self, states):
        return [self.act(step, states) for step in range(3)]
