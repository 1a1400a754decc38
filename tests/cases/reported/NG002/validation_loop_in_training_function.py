"""NG002, the validation loop of a training function: train() at the top of the epoch, then no eval() and no guard."""
import torch
from torch.cuda.amp import GradScaler, autocast


def train(model, train_dataloader, dev_dataloader, optimizer, epochs, device):
    scaler = GradScaler()
    for epoch in range(epochs):
        model.train()
        for images, targets in train_dataloader:
            with autocast():
                loss = model(images.to(device), targets)["loss"]
            optimizer.zero_grad()
            scaler.scale(loss).backward()
            scaler.step(optimizer)
            scaler.update()

        losses = []
        for step, (images, targets) in enumerate(dev_dataloader):
            with autocast():
                out = model(images.to(device), targets)  # NG002: 23
            losses.append(out["loss"].item())
        print(epoch, torch.tensor(losses).mean().item())
