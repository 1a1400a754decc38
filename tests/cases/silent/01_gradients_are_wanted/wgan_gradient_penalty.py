"""Clause 1, a gradient penalty: autograd.grad of the critic by its inputs, in a loss on the evaluation data."""
import torch


def gradient_penalty(critic, real, fake):
    alpha = torch.rand(real.size(0), 1, 1, 1, device=real.device)
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    scores = critic(mixed)
    gradients = torch.autograd.grad(scores, mixed, torch.ones_like(scores), create_graph=True)[0]
    return ((gradients.flatten(1).norm(2, dim=1) - 1) ** 2).mean()


def train_critic(critic, generator, loader, opt_c, latent=128):
    critic.train()
    for real in loader:
        with torch.no_grad():
            fake = generator(torch.randn(real.size(0), latent, device=real.device))
        loss = critic(fake).mean() - critic(real).mean() + 10 * gradient_penalty(critic, real, fake)
        opt_c.zero_grad()
        loss.backward()
        opt_c.step()


def validate_lipschitz(critic, generator, val_loader, latent=128):
    critic.eval()
    penalties = []
    for real in val_loader:
        with torch.no_grad():
            fake = generator(torch.randn(real.size(0), latent, device=real.device))
        penalties.append(gradient_penalty(critic, real, fake).item())
    return sum(penalties) / len(penalties)
