"""NG006, an evaluation in some epochs only: on that path the next epoch trains in eval mode."""
import torch
from torch import nn


class Autoencoder(nn.Module):
    def __init__(self, size=784, code=32):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(size, 256), nn.BatchNorm1d(256), nn.ReLU(), nn.Linear(256, code))
        self.decoder = nn.Sequential(nn.Linear(code, 256), nn.ReLU(), nn.Linear(256, size))

    def forward(self, x):
        return self.decoder(self.encoder(x))


def train(loader, fixed_batch, epochs=100):
    model = Autoencoder()
    optimizer = torch.optim.Adam(model.parameters())
    model.train()
    for epoch in range(epochs):
        for x in loader:
            restored = model(x)  # NG006: 24
            loss = nn.functional.mse_loss(restored, x)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        if epoch % 10 == 0:
            model.eval()
            with torch.no_grad():
                torch.save(model(fixed_batch), f"restored_{epoch}.pt")
    return model
