"""Clause 1, architecture search: the architecture parameters are trained on the validation loader."""
import torch
import torch.nn.functional as F


class Architect:
    def __init__(self, model, lr=3e-4):
        self.model = model
        self.optimizer = torch.optim.Adam(model.arch_parameters(), lr=lr, betas=(0.5, 0.999))

    def step(self, x_valid, y_valid):
        self.optimizer.zero_grad()
        loss = F.cross_entropy(self.model(x_valid), y_valid)
        loss.backward()
        self.optimizer.step()


def search(model, train_queue, valid_queue, optimizer):
    architect = Architect(model)
    model.train()
    for (x, y), (x_valid, y_valid) in zip(train_queue, valid_queue):
        architect.step(x_valid, y_valid)
        optimizer.zero_grad()
        F.cross_entropy(model(x), y).backward()
        optimizer.step()


def search_on_validation(model, val_loader, arch_optimizer):
    model.train()
    for images, labels in val_loader:
        loss = F.cross_entropy(model(images), labels) + 0.01 * model.expected_latency()
        arch_optimizer.zero_grad()
        loss.backward()
        arch_optimizer.step()
