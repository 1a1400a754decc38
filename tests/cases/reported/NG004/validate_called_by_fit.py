"""NG004, the train loop calls self.validate(), which is guarded but never puts the model in eval mode."""
import torch
import torch.nn as nn


class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.Flatten(), nn.LazyLinear(10))

    def forward(self, x):
        return self.layers(x)


class Trainer:
    def __init__(self, train_loader, val_loader):
        self.model = ConvNet().cuda()
        self.train_loader = train_loader
        self.val_loader = val_loader
        self.loss = nn.CrossEntropyLoss()
        self.optimizer = torch.optim.Adam(self.model.parameters())

    def fit(self, epochs):
        for epoch in range(epochs):
            self.model.train()
            for x, y in self.train_loader:
                self.optimizer.zero_grad()
                self.loss(self.model(x.cuda()), y.cuda()).backward()
                self.optimizer.step()
            print(epoch, self.validate())

    def validate(self):
        total = 0.0
        with torch.no_grad():
            for x, y in self.val_loader:
                total += self.loss(self.model(x.cuda()), y.cuda()).item()  # NG004: 36
        return total / len(self.val_loader)


def run(train_loader, val_loader):
    Trainer(train_loader, val_loader).fit(10)
