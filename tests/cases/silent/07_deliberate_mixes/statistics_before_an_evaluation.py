"""Clause 7: before a pruned net is evaluated, its batch norms see training data in train mode, without a graph."""

import torch


def infer(net: torch.nn.Module, widths, train_loader, val_loader) -> float:
    for layer in net.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            layer.reset_running_stats()
    net.train()
    with torch.no_grad():
        for step, (images, _) in enumerate(train_loader):
            if step >= 100:
                break
            scores = net(images, widths)
            del scores
    net.eval()
    hits = 0.0
    with torch.no_grad():
        for images, labels in val_loader:
            hits += net(images, widths).argmax(1).eq(labels).float().mean().item()
    return hits / len(val_loader)
