# path: tests/test_unet.py
"""Clause 5, pytest functions in a test file put their own network in eval mode and run it without a guard."""
import pytest
import torch

from project.models import UNet


@pytest.mark.parametrize("size", [64, 96, 160])
def test_masks_have_the_size_of_the_picture(size):
    net = UNet(in_channels=3, classes=5)
    net.eval()
    masks = net(torch.rand(2, 3, size, size))
    assert masks.shape == (2, 5, size, size)


def test_a_batch_gives_the_same_as_single_pictures():
    model = UNet(3, 2).eval()
    batch = torch.rand(4, 3, 64, 64)
    together = model(batch)
    alone = torch.cat([model(picture[None]) for picture in batch])
    torch.testing.assert_close(together, alone, rtol=1e-4, atol=1e-5)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_half_precision_is_close_to_single():
    model = UNet(3, 2).cuda()
    model.eval()
    picture = torch.rand(1, 3, 128, 128, device="cuda")
    exact = model(picture)
    rough = model.half()(picture.half())
    assert (exact - rough.float()).abs().max().item() < 0.05
