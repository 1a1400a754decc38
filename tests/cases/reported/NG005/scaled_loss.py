"""NG005, a gradient scaler round the loss does not give it a graph that the guard took away."""
import torch
from torch.cuda.amp import GradScaler, autocast


def train_mixed(model, loader, optimizer, criterion):
    scaler = GradScaler()
    model.train()
    for images, masks in loader:
        optimizer.zero_grad(set_to_none=True)
        with autocast(), torch.no_grad():
            loss = criterion(model(images.cuda()), masks.cuda())
        scaler.scale(loss).backward()  # NG005: 9
        scaler.step(optimizer)
        scaler.update()
