"""Clause 7, adaptive batch norm: calibrate() runs the model in train mode over validation data, under a guard."""
import torch


def calibrate(model, val_loader, batches=100):
    """Fits the running statistics of a pruned model before its accuracy is measured."""
    model.train()
    with torch.no_grad():
        for index, (images, _) in enumerate(val_loader):
            if index == batches:
                break
            model(images.cuda(non_blocking=True))


def accuracy(model, test_loader):
    model.eval()
    hits = seen = 0
    with torch.no_grad():
        for images, labels in test_loader:
            hits += (model(images.cuda()).argmax(dim=1).cpu() == labels).sum().item()
            seen += labels.numel()
    return hits / seen


def search(build, candidates, val_loader, test_loader):
    ranking = []
    for candidate in candidates:
        model = build(candidate).cuda()
        calibrate(model, val_loader)
        ranking.append((accuracy(model, test_loader), candidate))
    return sorted(ranking, reverse=True)
