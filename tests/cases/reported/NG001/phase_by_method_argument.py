"""NG001, both phases in one method: if train: ... train() else: ... eval(), and no gradient switch for the else."""
from torch import nn


class Learner:
    """Runs a network over batches that are tensors on any device."""

    def __init__(self, net: nn.Module, opt, loss_func, device):
        self.net = net
        self.opt = opt
        self.loss_func = loss_func
        self.device = device

    def one_pass(self, batches, train):
        if train:
            self.net.train()
        else:
            self.net.eval()
        total = 0.0
        for xb, yb in batches:
            xb, yb = xb.to(self.device), yb.to(self.device)
            loss = self.loss_func(self.net(xb), yb)  # NG001: 35
            if train:
                loss.backward()
                self.opt.step()
                self.opt.zero_grad()
            total += loss.item()
        return total / len(batches)

    def fit(self, train_batches, valid_batches, epochs):
        for epoch in range(epochs):
            print(epoch, self.one_pass(train_batches, True), self.one_pass(valid_batches, False))
