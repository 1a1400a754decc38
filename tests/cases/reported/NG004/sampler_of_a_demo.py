"""NG004: the demo at the end of the file has the model in train mode, whose dropout is left on."""

import torch
from torch import nn


class Sampler:
    def __init__(self, model: nn.Module) -> None:
        self.model = model

    @torch.no_grad()
    def predict(self, noise: torch.Tensor) -> torch.Tensor:
        return self.model(noise)  # NG004: 16

    def loss(self, images: torch.Tensor) -> torch.Tensor:
        return self.model(images).sub(images).square().mean()


if __name__ == "__main__":
    sampler = Sampler(nn.Sequential(nn.Linear(4, 4), nn.Dropout()))
    sampler.loss(torch.load("images.pt")).backward()
    print(sampler.predict(torch.load("noise.pt")))
