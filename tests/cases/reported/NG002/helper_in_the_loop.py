"""A visible function that is called in the loop and differentiates nothing is no reason to guard the pass alone."""
import torch


def mixed(head, rows):
    with torch.no_grad():
        return head(rows)


def accuracy(model, head, test_loader):
    hits = 0
    for rows, labels in test_loader:
        logits = model(mixed(head, rows))  # NG002: 18 'wrap the loop in'
        hits += (logits.argmax(dim=1) == labels).sum().item()
    return hits / len(test_loader.dataset)
