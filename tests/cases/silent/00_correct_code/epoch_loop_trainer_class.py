"""Clause 0, a trainer class whose fit() alternates train_epoch() and validate(), and whose predict() is guarded."""
import torch
from tqdm import tqdm


class Trainer:
    def __init__(self, model, optimizer, criterion, device):
        self.model = model.to(device)
        self.optimizer = optimizer
        self.criterion = criterion
        self.device = device
        self.best = None

    def _forward(self, batch):
        inputs, targets = (part.to(self.device, non_blocking=True) for part in batch)
        return self.criterion(self.model(inputs), targets)

    def train_epoch(self, loader):
        self.model.train()
        for batch in tqdm(loader, leave=False):
            loss = self._forward(batch)
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()

    def validate(self, val_loader):
        self.model.eval()
        with torch.no_grad():
            losses = [self._forward(batch).item() for batch in tqdm(val_loader, leave=False)]
        return sum(losses) / len(losses)

    def fit(self, train_loader, val_loader, epochs):
        for _ in range(epochs):
            self.train_epoch(train_loader)
            loss = self.validate(val_loader)
            self.best = loss if self.best is None else min(loss, self.best)

    @torch.no_grad()
    def predict(self, inputs):
        self.model.eval()
        return self.model(inputs.to(self.device)).cpu()
