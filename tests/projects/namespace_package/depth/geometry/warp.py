"""A folder without `__init__.py` is a package too."""

import torch


@torch.no_grad()
def warped(net: torch.nn.Module, left: torch.Tensor) -> torch.Tensor:
    net.eval()
    return net(left)


def disparity(net: torch.nn.Module, left: torch.Tensor) -> torch.Tensor:
    return net(left)
