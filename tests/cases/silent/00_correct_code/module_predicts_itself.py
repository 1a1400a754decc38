"""Clause 0, a module with methods for inference that set self.eval() and guard self(x) and its sub-networks."""
import torch
from torch import nn


class Autoencoder(nn.Module):
    def __init__(self, width, code=16):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(width, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, code))
        self.decoder = nn.Sequential(nn.Linear(code, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, width))

    def forward(self, x):
        return self.decoder(self.encoder(x))

    @torch.no_grad()
    def predict(self, x):
        self.eval()
        return self(x)

    def extract_features(self, loader):
        self.eval()
        with torch.inference_mode():
            return torch.cat([self.encoder(x) for x in loader])

    def sample(self, count):
        self.eval()
        code = torch.randn(count, self.decoder[0].in_features)
        with torch.no_grad():
            return self.decoder.forward(code)


def outliers(model: Autoencoder, table: torch.Tensor, threshold: float) -> list[int]:
    error = (model.predict(table) - table).pow(2).mean(1)
    return (error > threshold).nonzero().flatten().tolist()
