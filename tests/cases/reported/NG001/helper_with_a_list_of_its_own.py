"""NG001: the helper makes a new list in each call, so that training goes back through its own only."""

import torch
from torch import nn


def activate(rows: torch.Tensor) -> torch.Tensor:
    parts = []
    for start in range(0, rows.shape[1], 4):
        parts.append(torch.tanh(rows[:, start : start + 4]))
    return torch.cat(parts, dim=1)


class Synthesizer:
    def __init__(self, generator: nn.Module, critic: nn.Module) -> None:
        self.generator = generator
        self.critic = critic
        self.optimizer = torch.optim.Adam(generator.parameters())

    def fit(self, noises: list) -> None:
        self.generator.train()
        for noise in noises:
            fake = activate(self.generator(noise))
            loss = -self.critic(fake).mean()
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()

    def sample(self, noise: torch.Tensor) -> list:
        self.generator.eval()
        fake = self.generator(noise)  # NG001: 16 'on line 30'
        return activate(fake).detach().cpu().tolist()
