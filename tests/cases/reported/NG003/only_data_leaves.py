"""NG003, all that leaves the function is `.data`, as people wrote before `.detach()`."""

import torch
from torch import nn
from torchvision.utils import save_image


class Painter(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(16, 64), nn.Tanh())

    def forward(self, codes):
        return self.layers(codes)


painter = Painter()
codes = torch.load("codes.pt")


def write_page(number: int) -> None:
    page = painter(codes)  # NG003: 12
    save_image(page.data, f"page-{number}.png", nrow=8)


write_page(1)
