"""The loop of every trainer; subclasses fill in the hooks."""

import torch


class BaseTrainer:
    def __init__(self, net: torch.nn.Module, optimizer: torch.optim.Optimizer) -> None:
        self.net = net
        self.optimizer = optimizer

    def run(self, train_loader, val_loader, epochs: int) -> None:
        for _ in range(epochs):
            self.net.train()
            for batch in train_loader:
                self.optimizer.zero_grad()
                self.compute_loss(batch).backward()
                self.optimizer.step()
            self.net.eval()
            with torch.no_grad():
                for batch in val_loader:
                    self.validate_batch(batch)
            self.predict_examples()

    def compute_loss(self, batch):
        raise NotImplementedError

    def validate_batch(self, batch):
        raise NotImplementedError

    def predict_examples(self) -> None:
        pass
