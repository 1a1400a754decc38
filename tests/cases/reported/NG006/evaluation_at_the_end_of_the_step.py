"""NG006: the step evaluates at its end, in eval mode, and the next round of the caller's loop runs it again."""

import torch


class Adapter:
    def __init__(self, net: torch.nn.Module, optimizer) -> None:
        self.net = net
        self.optimizer = optimizer

    def fit(self, rows: torch.Tensor, val_rows: torch.Tensor, epochs: int) -> None:
        for _ in range(epochs):
            self.step(rows, val_rows)

    def step(self, rows: torch.Tensor, val_rows: torch.Tensor) -> None:
        self.optimizer.zero_grad()
        self.net(rows).sum().backward()  # NG006: 9 'self.net.eval()'
        self.optimizer.step()
        self.net.eval()
        print(self.net(val_rows).mean().item())  # NG001: 15
