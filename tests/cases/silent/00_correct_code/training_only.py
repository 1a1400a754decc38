"""Clause 0, training and nothing else, with mixed precision and accumulated gradients."""
import torch
from torch.cuda.amp import GradScaler, autocast


def train(model, train_loader, criterion, optimizer, scheduler, epochs, accumulate=4):
    scaler = GradScaler()
    model.train()
    for epoch in range(epochs):
        running = 0.0
        for i, (images, labels) in enumerate(train_loader):
            with autocast():
                outputs = model(images.cuda(non_blocking=True))
                loss = criterion(outputs, labels.cuda(non_blocking=True)) / accumulate
            scaler.scale(loss).backward()
            if (i + 1) % accumulate == 0:
                scaler.unscale_(optimizer)
                torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
                scaler.step(optimizer)
                scaler.update()
                optimizer.zero_grad()
            with torch.no_grad():
                accuracy = (outputs.argmax(1) == labels.cuda()).float().mean()
            running += loss.item()
        scheduler.step()
        print(f"epoch {epoch}: loss {running / len(train_loader):.4f}, last accuracy {accuracy:.3f}")
