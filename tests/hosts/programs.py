"""The programs that the host tests lint, and what the linter says of them."""

from __future__ import annotations

NG001 = """\
import torch


def run(model: torch.nn.Module, x: torch.Tensor) -> torch.Tensor:
    model.eval()
    return model(x)
"""
NG001_AT = "6:12"

NG002 = """\
import torch


def score(model: torch.nn.Module, test_loader: list[torch.Tensor]) -> None:
    for batch in test_loader:
        print(model(batch))
"""
NG002_AT = "6:15"

CLEAN = """\
import torch


def run(model: torch.nn.Module, x: torch.Tensor) -> torch.Tensor:
    model.eval()
    with torch.no_grad():
        return model(x)
"""


def ng001(name: str = "model", line: int = 5) -> str:
    """Return the code and message of an eval phase that began on `line`."""
    return (
        f"NG001 '{name}' runs forward with autograd recording after '{name}.eval()' on line {line}; "
        "wrap it in 'with torch.no_grad():'"
    )
