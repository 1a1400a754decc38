"""NG005, a with block round the whole training step: loss has no graph, so backward() cannot work."""
import torch


def train_epoch(model, train_loader, criterion, optimizer, device):
    model.train()
    running = 0.0
    for images, labels in train_loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        with torch.no_grad():
            outputs = model(images)
            loss = criterion(outputs, labels)
        loss.backward()  # NG005: 9 'on line 11'
        optimizer.step()
        running += loss.item()
    return running / len(train_loader)
