"""Clause 0, a guard that depends on a flag counts as a guard: one function for training and validation."""
import torch


def run_epoch(model, loader, criterion, optimizer=None):
    is_train = optimizer is not None
    model.train(is_train)
    total, count = 0.0, 0
    with torch.set_grad_enabled(is_train):
        for images, labels in loader:
            logits = model(images)
            loss = criterion(logits, labels)
            if is_train:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            total += loss.item() * labels.numel()
            count += labels.numel()
    return total / count


def main(model, train_loader, val_loader, epochs=5):
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
    criterion = torch.nn.CrossEntropyLoss()
    for epoch in range(epochs):
        train_loss = run_epoch(model, train_loader, criterion, optimizer)
        val_loss = run_epoch(model, val_loader, criterion)
        print(f"{epoch:3d} {train_loss:.4f} {val_loss:.4f}")
