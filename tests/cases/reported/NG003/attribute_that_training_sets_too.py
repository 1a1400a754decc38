"""NG003: training and evaluation keep their results in one attribute, and each sets it before it reads it."""

import torch
import torch.nn.functional as F
from torch import nn


class Flow:
    def __init__(self, net: nn.Module, loader, optimizer) -> None:
        self.net = net
        self.loader = loader
        self.optimizer = optimizer

    def train(self) -> None:
        for rows, edges in self.loader:
            self.labels, self.scores = self.net(rows, edges)
            self.optimizer.zero_grad()
            self.loss().backward()
            self.optimizer.step()

    def loss(self) -> torch.Tensor:
        return F.binary_cross_entropy_with_logits(self.scores, self.labels)

    def evaluate(self) -> list:
        found = []
        for rows, edges in self.loader:
            self.labels, self.scores = self.net(rows, edges)  # NG003: 40 'evaluate'
            found += torch.sigmoid(self.scores).detach().cpu().numpy().tolist()
        return found
