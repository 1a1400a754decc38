"""NG005, backward() on an expression: the mean of a guarded loss has no graph."""
import torch
from torch import nn


class MultiGpuTrainer:
    def __init__(self, model: nn.Module, optimizer):
        self.model = nn.DataParallel(model).cuda()
        self.optimizer = optimizer

    def step(self, batch, target):
        self.model.train()
        self.optimizer.zero_grad()
        with torch.no_grad():
            loss = self.model(batch.cuda(), target.cuda())
        loss.mean().backward()  # NG005: 9
        self.optimizer.step()

    def run(self, pairs):
        for batch, target in pairs:
            self.step(batch, target)
