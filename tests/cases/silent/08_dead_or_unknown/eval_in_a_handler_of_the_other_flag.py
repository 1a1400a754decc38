"""Clause 8, NG006: the handler that evaluates catches what is raised if the flag is off; the step runs if it is on."""

import torch
from torch import nn


def work(net: nn.Module, teacher: nn.Module, inputs, second: bool):
    teacher.train()
    for _ in range(5):
        try:
            net(inputs).sum().backward()
            if not second:
                raise ValueError("no data")
            teacher(inputs).sum().backward()
        except ValueError:
            with torch.no_grad():
                teacher.eval()
                print(teacher(inputs).argmax(1))
