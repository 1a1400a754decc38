"""Clause 1, a gradient check in eval mode: analytic gradients against finite differences, which are guarded."""
import torch
from torch import nn


class Gate(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.value = nn.Linear(width, width)
        self.gate = nn.Linear(width, width)

    def forward(self, x):
        return self.value(x) * torch.sigmoid(self.gate(x))


def finite_difference(layer, x, index, eps=1e-6):
    with torch.no_grad():
        shift = torch.zeros_like(x)
        shift.view(-1)[index] = eps
        return ((layer(x + shift) - layer(x - shift)).sum() / (2 * eps)).item()


def check_gradients(width=8):
    layer = Gate(width).double()
    layer.eval()
    x = torch.randn(3, width, dtype=torch.double, requires_grad=True)
    assert torch.autograd.gradcheck(layer, (x,), eps=1e-6)
    layer(x).sum().backward()
    for index in range(x.numel()):
        assert abs(x.grad.view(-1)[index].item() - finite_difference(layer, x.detach(), index)) < 1e-4


if __name__ == "__main__":
    check_gradients()
