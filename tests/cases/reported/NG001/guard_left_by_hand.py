"""NG001: the guard that was entered by hand has been left again, and that of the other calls is not this call's."""

import torch


def first(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    net.eval()
    guard = torch.no_grad()
    guard.__enter__()
    print(net(rows[:1]))
    guard.__exit__(None, None, None)
    return net(rows)  # NG001: 12 'net.eval()'


def run(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return net(rows)


guarded = torch.no_grad()(run)


def second(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    net.eval()
    print(guarded(net, rows[:1]))
    return run(net, rows)  # NG001: 12 'net.eval()'
