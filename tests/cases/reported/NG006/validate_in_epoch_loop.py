"""NG006, an epoch loop: validate() leaves the model in eval mode, and train() stands only before the loop."""
import torch


def validate(model, loader, criterion):
    model.eval()
    total = 0.0
    with torch.no_grad():
        for x, y in loader:
            total += criterion(model(x), y).item()
    return total / len(loader)


def fit(model, train_loader, val_loader, criterion, optimizer, epochs):
    model.train()
    for epoch in range(epochs):
        for x, y in train_loader:
            optimizer.zero_grad()
            output = model(x)  # NG006: 22 'model'
            loss = criterion(output, y)
            loss.backward()
            optimizer.step()
        print(epoch, validate(model, val_loader, criterion))
