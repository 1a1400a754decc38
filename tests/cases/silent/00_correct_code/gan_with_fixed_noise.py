"""Clause 0, GAN training in train mode; the pictures for the log come from the generator in eval mode under a guard."""
import torch
from torch import nn
from torchvision.utils import save_image


def train_gan(netG, netD, dataloader, latent=100, epochs=50, device="cuda"):
    bce = nn.BCEWithLogitsLoss()
    opt_g = torch.optim.Adam(netG.parameters(), lr=2e-4, betas=(0.5, 0.999))
    opt_d = torch.optim.Adam(netD.parameters(), lr=2e-4, betas=(0.5, 0.999))
    fixed_noise = torch.randn(64, latent, 1, 1, device=device)

    for epoch in range(epochs):
        netG.train()
        netD.train()
        for real in dataloader:
            real = real.to(device)
            fake = netG(torch.randn(real.size(0), latent, 1, 1, device=device))

            opt_d.zero_grad()
            on_real, on_fake = netD(real), netD(fake.detach())
            d_loss = bce(on_real, torch.ones_like(on_real)) + bce(on_fake, torch.zeros_like(on_fake))
            d_loss.backward()
            opt_d.step()

            opt_g.zero_grad()
            verdict = netD(fake)
            g_loss = bce(verdict, torch.ones_like(verdict))
            g_loss.backward()
            opt_g.step()

        netG.eval()
        with torch.no_grad():
            save_image(netG(fixed_noise), f"samples/{epoch:03d}.png", normalize=True)
