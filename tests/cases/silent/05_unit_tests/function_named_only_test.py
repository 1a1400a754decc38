# path: project/test_unet.py
"""Clause 5: in a file of unit tests, a function `test` without parameters is one of them."""

import torch

from unet import UNet


def test():
    net = UNet(3, 2)
    net.eval()
    assert net(torch.rand(1, 3, 64, 64)).shape == (1, 2, 64, 64)


def test_wider(width=64):
    net = UNet(3, width)
    net.eval()
    assert net(torch.rand(1, 3, 64, 64)).shape == (1, width, 64, 64)


class TestDeeper:
    def test(self):
        net = UNet(3, 2, depth=5)
        net.eval()
        assert net(torch.rand(1, 3, 64, 64)).shape == (1, 2, 64, 64)
