"""Clause 0, the guard is one of several items of the with statement, before or behind the others."""
import torch
from torch.cuda.amp import autocast
from tqdm import tqdm


def validate(net, val_loader, criterion, amp):
    net.eval()
    total = 0.0
    with tqdm(total=len(val_loader), desc="val") as bar, torch.no_grad():
        for images, masks in val_loader:
            logits = net(images.cuda())
            total += criterion(logits, masks.cuda()).item()
            bar.update(1)
    return total / len(val_loader)


def predict(net, images, amp=True):
    net.eval()
    with torch.inference_mode(), autocast(enabled=amp):
        logits = net(images.cuda())
    return logits.float().sigmoid().cpu().numpy()


def predict_to_file(net, images, path):
    net.eval()
    with open(path, "wb") as handle, torch.no_grad(), autocast():
        torch.save(net(images.cuda()).cpu(), handle)
