"""NG006, self.predict() evals the module for the score of the epoch, and nothing switches it back."""
import numpy as np
import torch
from torch import nn, optim


class TabularNet(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(inputs, 100), nn.ReLU(), nn.Dropout(0.2), nn.Linear(100, 1))

    def forward(self, x):
        return self.layers(x).squeeze(1)

    @torch.no_grad()
    def predict(self, x):
        self.eval()
        return self(torch.as_tensor(x, dtype=torch.float32)).numpy()

    def fit(self, batches, x_valid, y_valid, epochs=20):
        optimizer = optim.Adam(self.parameters())
        self.train()
        for epoch in range(epochs):
            for x, y in batches:
                optimizer.zero_grad()
                loss = nn.functional.mse_loss(self(x), y)  # NG006: 47
                loss.backward()
                optimizer.step()
            error = np.mean((self.predict(x_valid) - y_valid) ** 2)
            print(f"epoch {epoch}: {error:.4f}")
        return self
