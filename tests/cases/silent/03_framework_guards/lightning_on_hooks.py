"""Clause 3, the on_* hooks around validation and testing run in eval mode without gradients as the steps do."""
import lightning as L
import torch
from torch import nn
from torchvision.utils import make_grid


class VAE(L.LightningModule):
    def __init__(self, code=32, beta=4.0):
        super().__init__()
        self.code, self.beta = code, beta
        self.encoder = nn.Sequential(nn.Flatten(), nn.Linear(784, 400), nn.BatchNorm1d(400), nn.ReLU())
        self.moments = nn.Linear(400, 2 * code)
        self.decoder = nn.Sequential(nn.Linear(code, 400), nn.Dropout(0.1), nn.ReLU(), nn.Linear(400, 784))
        self.register_buffer("fixed_codes", torch.randn(64, code))

    def forward(self, x):
        mean, logvar = self.moments(self.encoder(x)).chunk(2, dim=1)
        code = mean + torch.randn_like(mean) * (0.5 * logvar).exp()
        return self.decoder(code), mean, logvar

    def training_step(self, batch, batch_idx):
        logits, mean, logvar = self(batch[0])
        kl = -0.5 * (1 + logvar - mean.pow(2) - logvar.exp()).sum(dim=1).mean()
        error = nn.functional.binary_cross_entropy_with_logits(logits, batch[0].flatten(1), reduction="sum")
        return error / len(logits) + self.beta * kl

    def on_validation_epoch_end(self):
        pictures = self.decoder(self.fixed_codes).sigmoid().view(-1, 1, 28, 28)
        self.logger.experiment.add_image("samples", make_grid(pictures), self.current_epoch)

    def on_test_start(self):
        first, _ = next(iter(self.trainer.datamodule.test_dataloader()))
        restored, _, _ = self(first.to(self.device))
        self.logger.experiment.add_image("restored", make_grid(restored.sigmoid().view(-1, 1, 28, 28)))

    def configure_optimizers(self):
        return torch.optim.Adam(self.parameters(), lr=1e-3)
