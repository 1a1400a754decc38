"""Clause 1, evaluate() measures the norm of the input gradient itself: x.requires_grad, backward(), x.grad."""
import torch
from torch import nn


def evaluate(model: nn.Module, test_loader, criterion=nn.CrossEntropyLoss()):
    model.eval()
    norms, hits, seen = [], 0, 0
    for x, y in test_loader:
        x.requires_grad = True
        outputs = model(x)
        criterion(outputs, y).backward()
        norms.append(x.grad.flatten(1).norm(dim=1).mean().item())
        hits += outputs.detach().argmax(1).eq(y).sum().item()
        seen += y.numel()
        model.zero_grad()
    return hits / seen, sum(norms) / len(norms)


def train(model, train_loader, optimizer, weight=0.1):
    model.train()
    for x, y in train_loader:
        x.requires_grad_()
        loss = nn.functional.cross_entropy(model(x), y)
        g, = torch.autograd.grad(loss, x, create_graph=True)
        optimizer.zero_grad()
        (loss + weight * g.pow(2).sum()).backward()
        optimizer.step()
