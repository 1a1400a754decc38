"""Clause 1, projected gradient descent as a class: torch.autograd.grad differentiates the model in eval mode."""
import torch
from torch import nn


class LinfPGD:
    def __init__(self, model: nn.Module, eps=8 / 255, alpha=2 / 255, steps=10):
        self.model = model
        self.eps, self.alpha, self.steps = eps, alpha, steps
        self.criterion = nn.CrossEntropyLoss()

    def perturb(self, images, labels):
        self.model.eval()
        x_adv = images + torch.empty_like(images).uniform_(-self.eps, self.eps)
        for _ in range(self.steps):
            x_adv = x_adv.detach().requires_grad_()
            cost = self.criterion(self.model(x_adv), labels)
            gradient, = torch.autograd.grad(cost, [x_adv])
            x_adv = x_adv.detach() + self.alpha * gradient.sign()
            x_adv = torch.min(torch.max(x_adv, images - self.eps), images + self.eps).clamp(0, 1)
        return x_adv.detach()

    def evaluate(self, val_loader):
        hits = 0
        for images, labels in val_loader:
            adversarial = self.perturb(images, labels)
            with torch.no_grad():
                hits += self.model(adversarial).argmax(1).eq(labels).sum().item()
        return hits / len(val_loader.dataset)
