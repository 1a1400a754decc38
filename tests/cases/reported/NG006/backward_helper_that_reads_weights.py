"""NG006: the helper goes back through the loss and looks at the gradients of the model's parameters: that is training."""

import torch
from torch import nn


def step(loss: torch.Tensor, model: nn.Module, optimizer: torch.optim.Optimizer) -> float:
    optimizer.zero_grad()
    torch.autograd.backward(loss)
    norm = max(parameter.grad.norm().item() for parameter in model.parameters())
    optimizer.step()
    return norm


def fit(model: nn.Module, loader, val_loader, optimizer: torch.optim.Optimizer, epochs: int) -> None:
    for _ in range(epochs):
        for rows, labels in loader:
            loss = nn.functional.cross_entropy(model(rows), labels)  # NG006: 48 'model.eval()'
            step(loss, model, optimizer)
        model.eval()
        with torch.no_grad():
            for rows, labels in val_loader:
                print((model(rows).argmax(1) == labels).sum().item())
