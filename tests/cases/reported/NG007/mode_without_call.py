"""NG007, model.eval without a call: the line does nothing, and the mode of the parameter stays unknown."""
import torch


def validate(model, val_loader, device):
    model.eval  # NG007: 5
    hits, seen = 0, 0
    with torch.no_grad():
        for images, labels in val_loader:
            scores = model(images.to(device))
            hits += (scores.argmax(dim=1).cpu() == labels).sum().item()
            seen += labels.numel()
    return hits / seen
