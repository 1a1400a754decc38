# path: project/tent.py
"""Clause 1, test-time adaptation: the model learns from the test loader by the entropy of its own predictions."""
import torch
from torch import nn


def softmax_entropy(logits):
    return -(logits.softmax(1) * logits.log_softmax(1)).sum(1)


def configure(model):
    model.train()
    model.requires_grad_(False)
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.requires_grad_(True)
            module.track_running_stats = False
            module.running_mean, module.running_var = None, None
    return model


def evaluate_adapted(model, test_loader, lr=1e-3):
    model = configure(model)
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=lr)
    correct = 0
    for images, labels in test_loader:
        logits = model(images)
        loss = softmax_entropy(logits).mean(0)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        correct += (logits.argmax(1) == labels).sum().item()
    return correct / len(test_loader.dataset)
