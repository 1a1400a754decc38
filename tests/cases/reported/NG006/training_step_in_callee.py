"""NG006, the training step is in a called function, which gets a model left in eval mode by the evaluation."""
import torch
from torch import nn


def train_one_epoch(model, loader, criterion, optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        prediction = model(x)  # NG006: 22
        loss = criterion(prediction, y)
        loss.backward()
        optimizer.step()


@torch.no_grad()
def evaluate(model, loader, criterion):
    model.eval()
    return sum(criterion(model(x), y).item() for x, y in loader) / len(loader)


def main(model, train_loader, val_loader):
    criterion = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters())
    model.train()
    for epoch in range(50):
        train_one_epoch(model, train_loader, criterion, optimizer)
        print(epoch, evaluate(model, val_loader, criterion))
