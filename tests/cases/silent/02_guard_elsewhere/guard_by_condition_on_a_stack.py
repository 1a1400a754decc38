"""Whether there is a guard depends on a condition, so that its author has thought of both ways."""

import contextlib

import torch


def maybe(net: torch.nn.Module, rows: torch.Tensor, fast: bool) -> torch.Tensor:
    with contextlib.ExitStack() as stack:
        if fast:
            stack.enter_context(torch.no_grad())
        return net(rows)


def main(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    net.eval()
    return maybe(net, rows, len(rows) > 9)
