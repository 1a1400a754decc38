"""Clause 7, an exponential moving average is updated under a guard, and evaluated in eval mode like any other model."""
import copy

import torch
import torch.nn as nn


class ModelEma(nn.Module):
    def __init__(self, model, decay=0.9998):
        super().__init__()
        self.module = copy.deepcopy(model)
        self.decay = decay

    def update(self, model):
        with torch.no_grad():
            for slow, fast in zip(self.module.state_dict().values(), model.state_dict().values()):
                slow.copy_(self.decay * slow + (1.0 - self.decay) * fast if slow.is_floating_point() else fast)


def validate(model, val_loader):
    model.eval()
    with torch.no_grad():
        return sum((model(x).argmax(1) == y).sum().item() for x, y in val_loader) / len(val_loader.dataset)


def fit(model, train_loader, val_loader, criterion, optimizer, epochs):
    ema = ModelEma(model)
    for epoch in range(epochs):
        model.train()
        for x, y in train_loader:
            loss = criterion(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            ema.update(model)
        print(epoch, validate(model, val_loader), validate(ema.module, val_loader))
