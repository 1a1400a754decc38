"""Training that evaluates now and then, and never goes back to train mode."""
# alone: nothing

import torch

from .scores import *


class Runner:
    def __init__(self, net: torch.nn.Module, graph):
        self.net = net
        self.graph = graph

    def finetune(self, epochs, every):
        optimizer = torch.optim.AdamW(self.net.parameters())
        for epoch in range(epochs):
            loss = self.net(self.graph).sum()  # NG006: 20 'evaluate(self.net, self.graph)'
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if epoch % every == 0:
                print(evaluate(self.net, self.graph))
