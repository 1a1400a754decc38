"""NG001: now and then, the training step of a module that trains others evaluates them."""

import torch
from torch import nn


class Trainer(nn.Module):
    def __init__(self, vae: nn.Module, batches, validation) -> None:
        super().__init__()
        self.vae = vae
        self.batches = iter(batches)
        self.validation = iter(validation)
        self.optimizer = torch.optim.Adam(vae.parameters())
        self.register_buffer("steps", torch.zeros(1))

    def train_step(self) -> None:
        self.vae.train()
        images = next(self.batches)
        self.optimizer.zero_grad()
        self.vae(images).sub(images).square().mean().backward()
        self.optimizer.step()
        if not self.steps.item() % 100:
            self.vae.eval()
            found = self.vae(next(self.validation))  # NG001: 21 'self.vae.eval()'
            torch.save(found.detach().cpu(), "images.pt")
        self.steps += 1
