"""NG001: what is kept in containers is only looked at; another container holds what is differentiated."""

from collections import defaultdict

import torch


def compare(net: torch.nn.Module, tuned: torch.nn.Module, rows) -> float:
    net.eval()
    outputs, losses = defaultdict(list), []
    for row in rows:
        outputs["plain"].append(net(row))  # NG001: 33 'net.eval()'
        losses.append(tuned(row).sum())
    sum(losses).backward()
    return torch.stack(outputs["plain"]).mean().item()


def fill(net: torch.nn.Module, rows, outputs: list) -> None:
    net.eval()
    for row in rows:
        outputs.append(net(row))  # NG001: 24 'net.eval()'


def shown(net: torch.nn.Module, rows) -> None:
    outputs = []
    fill(net, rows, outputs)
    print(torch.cat(outputs).shape)
