"""NG001, setting a module sets its sub-modules: after self.eval() the pass of self.encoder is one in eval mode."""
import torch
from torch import nn


class Autoencoder(nn.Module):
    def __init__(self, size, code):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(size, 128), nn.BatchNorm1d(128), nn.ReLU(), nn.Linear(128, code))
        self.decoder = nn.Sequential(nn.Linear(code, 128), nn.ReLU(), nn.Linear(128, size))

    def forward(self, x):
        return self.decoder(self.encoder(x))

    def codes(self, rows):
        self.eval()
        chunks = []
        for chunk in torch.as_tensor(rows, dtype=torch.float32).split(1024):
            code = self.encoder(chunk)  # NG001: 20
            chunks.append(code.detach().numpy())
        return chunks
