"""NG006, the steps add to what the training method sets before it calls them."""

import torch


class Pretrainer:
    def __init__(self, net, optimizer, loader, holdout) -> None:
        self.net = net
        self.optimizer = optimizer
        self.loader = loader
        self.holdout = holdout

    def pretrain(self, epochs: int) -> None:
        for epoch in range(epochs):
            self.running = 0.0
            for step, rows in enumerate(self.loader):
                print(self._train_step(rows, step))
            self.checked = 0.0
            for step, rows in enumerate(self.holdout):
                print(epoch, self._check_step(rows, step))
        self.net.train()

    def _train_step(self, rows, step: int) -> float:
        self.optimizer.zero_grad()
        loss = self.net(rows)  # NG006: 16 'on line 32'
        loss.backward()
        self.optimizer.step()
        self.running += loss.item()
        return self.running / (step + 1)

    def _check_step(self, rows, step: int) -> float:
        self.net.eval()
        with torch.no_grad():
            self.checked += self.net(rows).item()
        return self.checked / (step + 1)
