"""Which mode the network is in, only the callers know."""
# alone: NG003 12:12

import torch


def transform(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return net(rows)


def predict_rows(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    return net(rows)  # NG001: 12 'pipeline/main.py'


def predict_guarded(net: torch.nn.Module, rows: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return net(rows)
