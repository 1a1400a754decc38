"""What guards itself runs between two calls of `eval()`; a guard is around all else in both phases."""

import torch
from torch import nn


def explain(net: nn.Module, loader, rows: torch.Tensor) -> torch.Tensor:
    net.eval()

    @torch.no_grad()
    def score(batch: torch.Tensor) -> torch.Tensor:
        return net(batch).sigmoid()

    print([score(batch).max().item() for batch in loader])
    net.eval()
    with torch.no_grad():
        return net(rows).argmax(-1)
