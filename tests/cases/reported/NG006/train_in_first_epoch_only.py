"""NG006, train() in the first epoch only: the evaluation at the end of each epoch is undone by nothing later."""
import torch


class Solver:
    def __init__(self, net, loader, optimizer, criterion, writer):
        self.net = net
        self.loader = loader
        self.optimizer = optimizer
        self.criterion = criterion
        self.writer = writer

    def solve(self, epochs, preview):
        for epoch in range(epochs):
            if epoch == 0:
                self.net.train()
            for low, high in self.loader:
                self.optimizer.zero_grad()
                restored = self.net(low)  # NG006: 28
                loss = self.criterion(restored, high)
                loss.backward()
                self.optimizer.step()
            self.net.eval()
            with torch.no_grad():
                self.writer.add_images("preview", self.net(preview), epoch)
