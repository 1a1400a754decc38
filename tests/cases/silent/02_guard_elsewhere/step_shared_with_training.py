"""Clause 2, training and evaluation share one helper: a guard in it would be wrong, and each evaluation has its own."""
import numpy as np
import torch
from torch import nn, optim


class Forecaster:
    def __init__(self, model, horizon, device):
        self.model = model.to(device)
        self.horizon = horizon
        self.device = device
        self.criterion = nn.HuberLoss()

    def _process_one_batch(self, batch):
        past, future = (part.float().to(self.device) for part in batch)
        return self.model(past)[:, -self.horizon :], future[:, -self.horizon :]

    def validate(self, vali_loader):
        self.model.eval()
        losses = []
        with torch.no_grad():
            for batch in vali_loader:
                forecast, truth = self._process_one_batch(batch)
                losses.append(self.criterion(forecast, truth).item())
        return np.average(losses)

    @torch.no_grad()
    def test(self, test_loader):
        self.model.eval()
        pairs = [self._process_one_batch(batch) for batch in test_loader]
        return np.mean([(forecast - truth).abs().mean().item() for forecast, truth in pairs])

    def fit(self, train_loader, vali_loader, epochs):
        optimizer = optim.Adam(self.model.parameters(), lr=1e-4)
        for epoch in range(epochs):
            self.model.train()
            for batch in train_loader:
                optimizer.zero_grad()
                self.criterion(*self._process_one_batch(batch)).backward()
                optimizer.step()
            print(epoch, self.validate(vali_loader))
