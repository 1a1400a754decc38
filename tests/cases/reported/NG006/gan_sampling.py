"""NG006, GAN sampling: the generator is put in eval mode for a picture and trained in eval mode from then on."""
import torch
from torchvision.utils import save_image


def train_gan(netG, netD, loader, optimizerG, optimizerD, criterion, fixed_noise, epochs):
    netG.train()
    netD.train()
    for epoch in range(epochs):
        for real in loader:
            noise = torch.randn(len(real), 100, 1, 1, device=real.device)
            fake = netG(noise)  # NG006: 20 'netG'
            optimizerD.zero_grad()
            real_score, fake_score = netD(real), netD(fake.detach())
            errD = criterion(real_score, torch.ones_like(real_score))
            errD = errD + criterion(fake_score, torch.zeros_like(fake_score))
            errD.backward()
            optimizerD.step()

            optimizerG.zero_grad()
            score = netD(fake)
            errG = criterion(score, torch.ones_like(score))
            errG.backward()
            optimizerG.step()

        netG.eval()
        with torch.no_grad():
            pictures = netG(fixed_noise)
        save_image(pictures, f"samples/{epoch:03d}.png", normalize=True)
