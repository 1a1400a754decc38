"""NG001: the generators are made under the guard, and run when they are consumed, after it."""

import torch


def evaluate(net: torch.nn.Module, test_loader) -> float:
    net.eval()
    with torch.no_grad():
        stream = (net(rows) for rows in test_loader)  # NG001: 19 'net.eval()'
    return sum(x.mean().item() for x in stream)


def evaluate_mapped(net: torch.nn.Module, test_loader) -> float:
    net.eval()
    with torch.no_grad():
        stream = map(net, test_loader)  # NG001: 18 'net.eval()'
    return sum(x.mean().item() for x in stream)
