"""Guards under names of the project's own."""
# alone: NG001 18:17, NG001 30:17

import common
import torch
from common import mixed, no_grad, quiet


def embed(net: torch.nn.Module, rows) -> list:
    net.eval()
    with no_grad():
        return [net(row) for row in rows]


def embed_quietly(net: torch.nn.Module, rows) -> list:
    net.eval()
    with quiet():
        return [net(row) for row in rows]


@common.no_grad()
def embed_one(net: torch.nn.Module, row):
    net.eval()
    return net(row)


def embed_in_half_precision(net: torch.nn.Module, rows) -> list:
    net.eval()
    with mixed():
        return [net(row) for row in rows]  # NG001: 17 'net.eval()'
