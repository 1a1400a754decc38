# path: tests/test_network.py
# settings: unit_tests=True
"""NG001, the option turns unit tests on: a test that evals its own model and runs it is then reported."""
import torch
from torch import nn


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm1d(8)
        self.out = nn.Linear(8, 3)

    def forward(self, x):
        return self.out(self.norm(x))


def test_output_does_not_depend_on_the_batch():
    tiny = Tiny()
    tiny.eval()
    rows = torch.randn(4, 8)
    together = tiny(rows)  # NG001: 16
    assert together.shape == (4, 3)
