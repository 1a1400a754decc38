"""Clause 4, a GAN in Lightning: training_step and the two steps that only it calls run the networks."""
import lightning as L
import torch
import torch.nn.functional as F


class GAN(L.LightningModule):
    def __init__(self, generator, discriminator, latent=128, lr=2e-4):
        super().__init__()
        self.automatic_optimization = False
        self.generator = generator
        self.discriminator = discriminator
        self.latent = latent
        self.lr = lr

    def _sample(self, count):
        return self.generator(torch.randn(count, self.latent, device=self.device))

    def _discriminator_step(self, real, optimizer):
        fake = self._sample(len(real)).detach()
        loss = F.softplus(-self.discriminator(real)).mean() + F.softplus(self.discriminator(fake)).mean()
        optimizer.zero_grad()
        self.manual_backward(loss)
        optimizer.step()
        return loss.detach()

    def _generator_step(self, count, optimizer):
        loss = F.softplus(-self.discriminator(self._sample(count))).mean()
        optimizer.zero_grad()
        self.manual_backward(loss)
        optimizer.step()
        return loss.detach()

    def training_step(self, batch, batch_idx):
        opt_g, opt_d = self.optimizers()
        self.log("loss_d", self._discriminator_step(batch[0], opt_d), prog_bar=True)
        if batch_idx % 2 == 0:
            self.log("loss_g", self._generator_step(len(batch[0]), opt_g), prog_bar=True)

    def configure_optimizers(self):
        parts = (self.generator, self.discriminator)
        return [torch.optim.Adam(part.parameters(), lr=self.lr, betas=(0.0, 0.99)) for part in parts], []
