"""Clause 7, one class, two methods: predict() is in eval mode, and the one for the uncertainty is in train mode."""
import torch
from torch import nn


class DepthNet(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(3, width, 3, padding=1), nn.ReLU(), nn.Dropout2d(0.2))
        self.decoder = nn.Conv2d(width, 1, 3, padding=1)

    def forward(self, x):
        return self.decoder(self.encoder(x)).exp()


class DepthEstimator:
    def __init__(self, weights):
        self.net = DepthNet()
        self.net.load_state_dict(torch.load(weights))

    @torch.no_grad()
    def predict(self, picture):
        self.net.eval()
        return self.net(picture[None])[0, 0]

    @torch.no_grad()
    def predict_with_uncertainty(self, picture, draws=16):
        self.net.train()
        samples = torch.cat([self.net(picture[None]) for _ in range(draws)])
        self.net.eval()
        return samples.mean(dim=0)[0], samples.std(dim=0)[0]

    def safe_path(self, picture, limit=0.5):
        depth, spread = self.predict_with_uncertainty(picture)
        return (depth > 2.0) & (spread < limit)
