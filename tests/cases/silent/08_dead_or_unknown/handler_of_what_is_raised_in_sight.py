"""The handler is there for what is raised in sight, where the model trains: what else it may catch is not known."""

import torch
from torch import nn


def recover(net: nn.Module, rows: torch.Tensor, is_empty: bool) -> None:
    net.eval()
    try:
        scale = rows.pow(2)
        net.train()
        if is_empty:
            raise ValueError("no data")
    except ValueError:
        print(net(rows), scale)
        net.eval()
