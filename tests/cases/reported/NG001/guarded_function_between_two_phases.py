"""NG001, what guards itself runs between two calls of `eval()`, and records where it says so: these are two phases."""

import torch
from torch import nn


def explain(net: nn.Module, loader, rows: torch.Tensor) -> torch.Tensor:
    net.eval()

    @torch.enable_grad()
    def slope(batch: torch.Tensor) -> torch.Tensor:
        return net(batch).sigmoid()  # NG001: 16 'on line 8'

    print([slope(batch).max().item() for batch in loader])
    net.eval()
    return net(rows).argmax(-1)  # NG001: 12 'on line 15'
