"""Clause 7, stochastic weight averaging with PyTorch's own utilities: update_bn() runs the averaged model itself."""
import torch
from torch.optim.swa_utils import SWALR, AveragedModel, update_bn


def top1(model, val_loader, device):
    model.eval()
    hits = 0
    with torch.inference_mode():
        for images, labels in val_loader:
            hits += (model(images.to(device)).argmax(dim=1).cpu() == labels).sum().item()
    return hits / len(val_loader.dataset)


def fit(model, train_loader, val_loader, criterion, epochs=120, swa_start=90, device="cuda"):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)
    swa_model = AveragedModel(model)
    swa_schedule = SWALR(optimizer, swa_lr=0.02)
    for epoch in range(epochs):
        model.train()
        for images, labels in train_loader:
            loss = criterion(model(images.to(device)), labels.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        if epoch < swa_start:
            schedule.step()
            continue
        swa_model.update_parameters(model)
        swa_schedule.step()
    update_bn(train_loader, swa_model, device=device)
    return top1(swa_model, val_loader, device), swa_model
