"""Clause 4, predict_noise() of a diffusion model serves loss(), and sample() beside it has its own guard."""
import torch
import torch.nn.functional as F
from torch import nn


class Diffusion(nn.Module):
    def __init__(self, unet: nn.Module, steps: int = 1000):
        super().__init__()
        self.unet = unet
        self.steps = steps
        betas = torch.linspace(1e-4, 0.02, steps)
        self.register_buffer("betas", betas)
        self.register_buffer("kept", torch.cumprod(1 - betas, dim=0))

    def predict_noise(self, noisy, step):
        return self.unet(noisy, step.float() / self.steps)

    def loss(self, clean):
        step = torch.randint(self.steps, (len(clean),), device=clean.device)
        kept = self.kept[step].view(-1, 1, 1, 1)
        noise = torch.randn_like(clean)
        return F.mse_loss(self.predict_noise(kept.sqrt() * clean + (1 - kept).sqrt() * noise, step), noise)

    @torch.no_grad()
    def sample(self, shape, device):
        self.eval()
        x = torch.randn(shape, device=device)
        for t in reversed(range(self.steps)):
            noise = self.predict_noise(x, torch.full((shape[0],), t, device=device))
            x = (x - self.betas[t] / (1 - self.kept[t]).sqrt() * noise) / (1 - self.betas[t]).sqrt()
            if t:
                x = x + self.betas[t].sqrt() * torch.randn_like(x)
        return x
