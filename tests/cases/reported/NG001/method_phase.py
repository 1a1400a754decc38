"""NG001, eval phase in a method: self.model is switched to eval and then run with autograd recording."""
import torch
from torch import optim


class Trainer:
    def __init__(self, model, train_loader, val_loader, lr=1e-3):
        self.model = model
        self.train_loader = train_loader
        self.val_loader = val_loader
        self.optimizer = optim.Adam(self.model.parameters(), lr=lr)
        self.criterion = torch.nn.MSELoss()

    def train_epoch(self):
        self.model.train()
        for x, y in self.train_loader:
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(x), y)
            loss.backward()
            self.optimizer.step()

    def evaluate(self):
        self.model.eval()
        losses = []
        for x, y in self.val_loader:
            prediction = self.model(x)  # NG001: 26 'self.model'
            losses.append(self.criterion(prediction, y).item())
        return sum(losses) / max(len(losses), 1)

    def run(self, epochs):
        for epoch in range(epochs):
            self.train_epoch()
            print(epoch, self.evaluate())
