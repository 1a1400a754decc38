"""Clause 1, inversion of a generator in eval mode: the latent code is optimised through its forward passes."""
import torch
import torch.nn.functional as F


def invert(generator, target, steps=500, lr=0.05, samples=10000):
    generator.eval()
    with torch.no_grad():
        codes = generator.mapping(torch.randn(samples, generator.z_dim, device=target.device))
    mean, std = codes.mean(0, keepdim=True), codes.std()

    w = mean.clone().requires_grad_(True)
    optimizer = torch.optim.Adam([w], lr=lr)
    for step in range(steps):
        noise = std * torch.randn_like(w) * max(0.0, 1 - step / (0.75 * steps))
        image = generator.synthesis(w + noise)
        loss = F.mse_loss(image, target) + 1e-3 * (w - mean).pow(2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    with torch.no_grad():
        return w.detach(), generator.synthesis(w)
