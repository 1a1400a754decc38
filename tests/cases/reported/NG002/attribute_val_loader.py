"""NG002, an evaluation loop over self.val_loader, with a model attribute of unknown mode."""
import torch.nn.functional as F


class Runner:
    def __init__(self, model, optimizer, train_loader, val_loader):
        self.model = model
        self.optimizer = optimizer
        self.train_loader = train_loader
        self.val_loader = val_loader

    def train_one_epoch(self):
        for x, y in self.train_loader:
            self.optimizer.zero_grad()
            loss = F.l1_loss(self.model(x), y)
            loss.backward()
            self.optimizer.step()

    def mean_error(self):
        total = 0.0
        for x, y in self.val_loader:
            total += F.l1_loss(self.model(x), y).item()  # NG002: 32 'self.model'
        return total / len(self.val_loader)

    def run(self, epochs):
        for epoch in range(epochs):
            self.train_one_epoch()
            print(epoch, self.mean_error())
