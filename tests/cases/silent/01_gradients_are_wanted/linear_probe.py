"""Clause 1, a linear probe: features of the frozen backbone come from a guard, and the head's own graph goes back."""
import torch
from torch import nn


def train_probe(backbone, train_loader, val_loader, width, classes, epochs=30):
    backbone.eval()
    head = nn.Linear(width, classes)
    optimizer = torch.optim.SGD(head.parameters(), lr=0.1, momentum=0.9)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        head.train()
        for images, labels in train_loader:
            with torch.no_grad():
                features = backbone(images).flatten(1)
            loss = criterion(head(features), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

        head.eval()
        hits = 0
        with torch.no_grad():
            for images, labels in val_loader:
                hits += head(backbone(images).flatten(1)).argmax(1).eq(labels).sum().item()
        print(f"epoch {epoch}: {hits / len(val_loader.dataset):.2%}")
    return head
