"""Silent: who calls `train()` in what infers, with no training step in it, wants the dropout, or what a loss needs."""

import torch


class Ensemble:
    def __init__(self, net: torch.nn.Module, times: int) -> None:
        self.net = net
        self.times = times

    def fit(self, batches, optimizer) -> None:
        for rows, labels in batches:
            optimizer.zero_grad()
            self.net(rows).sub(labels).square().mean().backward()
            optimizer.step()

    def _inference(self, rows) -> torch.Tensor:
        self.net.train()
        with torch.no_grad():
            return torch.stack([self.net(rows) for _ in range(self.times)])

    def predict(self, rows) -> torch.Tensor:
        with torch.no_grad():
            restore = self._switch()
            scores = self.net(rows)
            if restore:
                self.net.eval()
            return scores

    def _switch(self) -> bool:
        if self.net.training:
            return False
        self.net.train()
        return True
