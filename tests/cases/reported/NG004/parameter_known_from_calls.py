"""NG004, a parameter whose only call stands in this file and gives a model known to be in train mode."""
import torch
import torch.nn.functional as F


@torch.no_grad()
def validate(model, loader):
    hits = 0
    for tokens, labels in loader:
        logits = model(tokens)  # NG004: 18
        hits += (logits.argmax(-1) == labels).sum().item()
    return hits / len(loader.dataset)


def train(model, train_loader, dev_loader, optimizer, epochs=3):
    model.train()
    for epoch in range(epochs):
        for tokens, labels in train_loader:
            loss = F.cross_entropy(model(tokens), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print("epoch", epoch, "accuracy", validate(model, dev_loader))
