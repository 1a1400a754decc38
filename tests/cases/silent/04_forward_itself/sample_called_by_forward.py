"""Clause 4, a method called sample() runs a network of the module, but only forward() calls it, in training as well."""
import torch
from torch import nn
from torch.distributions import Independent, Normal, kl_divergence


class NeuralProcess(nn.Module):
    def __init__(self, inputs=1, outputs=1, width=128, latent=64):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(inputs + outputs, width), nn.ReLU(), nn.Linear(width, width))
        self.latent_net = nn.Linear(width, 2 * latent)
        self.decoder = nn.Sequential(nn.Linear(inputs + latent, width), nn.ReLU(), nn.Linear(width, 2 * outputs))

    def infer_latent(self, x, y):
        summary = self.encoder(torch.cat([x, y], dim=-1)).mean(dim=1)
        mean, scale = self.latent_net(summary).chunk(2, dim=-1)
        return Independent(Normal(mean, 0.1 + 0.9 * scale.sigmoid()), 1)

    def sample(self, latent, x):
        code = latent.rsample()[:, None].expand(-1, x.shape[1], -1)
        mean, scale = self.decoder(torch.cat([x, code], dim=-1)).chunk(2, dim=-1)
        return Normal(mean, 0.1 + 0.9 * nn.functional.softplus(scale))

    def forward(self, x_context, y_context, x_target, y_target=None):
        prior = self.infer_latent(x_context, y_context)
        if y_target is None:
            return self.sample(prior, x_target)
        posterior = self.infer_latent(x_target, y_target)
        likelihood = self.sample(posterior, x_target).log_prob(y_target).sum(dim=(1, 2))
        return -(likelihood - kl_divergence(posterior, prior)).mean()
