"""Clause 0, the guard decorates methods, static methods and class methods; training beside them stays as it is."""
import torch
import torch.nn.functional as F


class Experiment:
    def __init__(self, net, optimizer):
        self.net = net
        self.optimizer = optimizer

    def fit(self, train_loader, valid_loader, epochs):
        for epoch in range(epochs):
            self.net.train()
            for x, y in train_loader:
                self.optimizer.zero_grad()
                F.cross_entropy(self.net(x), y).backward()
                self.optimizer.step()
            print(epoch, self.evaluate(valid_loader))

    @torch.no_grad()
    def evaluate(self, valid_loader):
        self.net.eval()
        return sum(F.cross_entropy(self.net(x), y).item() for x, y in valid_loader) / len(valid_loader)

    @staticmethod
    @torch.inference_mode()
    def predict_with(net, x):
        net.eval()
        return net(x).argmax(-1)

    @classmethod
    @torch.no_grad()
    def predict_from_checkpoint(cls, path, x):
        net = torch.load(path, weights_only=False)
        net.eval()
        return net(x).softmax(-1)
