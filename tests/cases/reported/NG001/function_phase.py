"""NG001, eval phase in a function: validate() puts the model in eval mode and runs it with autograd recording."""
import torch
import torch.nn as nn


def train_epoch(model, loader, criterion, optimizer, device):
    model.train()
    running = 0.0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss = criterion(model(images), labels)
        loss.backward()
        optimizer.step()
        running += loss.item()
    return running / len(loader)


def validate(model, loader, criterion, device):
    model.eval()
    total, correct, running = 0, 0, 0.0
    for images, labels in loader:
        images, labels = images.to(device), labels.to(device)
        outputs = model(images)  # NG001: 19 'on line 20'
        running += criterion(outputs, labels).item()
        correct += (outputs.argmax(dim=1) == labels).sum().item()
        total += labels.size(0)
    return running / len(loader), correct / total


def fit(model, train_loader, val_loader, epochs, device):
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    for epoch in range(epochs):
        train_loss = train_epoch(model, train_loader, criterion, optimizer, device)
        val_loss, accuracy = validate(model, val_loader, criterion, device)
        print(f"{epoch}: {train_loss:.4f} {val_loss:.4f} {accuracy:.2%}")
