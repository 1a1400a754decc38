"""NG001, a model that was frozen as a whole is given a new head, which is trained: there is something to record."""

import torch
from torch import nn
from torchvision import models


def build(count: int) -> nn.Module:
    model = models.resnet18(weights="DEFAULT")
    for parameter in model.parameters():
        parameter.requires_grad = False
    model.fc = nn.Linear(512, count)
    return model


def accuracy(model: nn.Module, rows: torch.Tensor, labels: torch.Tensor) -> float:
    model.eval()
    return (model(rows).argmax(1) == labels).float().mean().item()  # NG001: 13 'on line 17'


def main(rows: torch.Tensor, labels: torch.Tensor) -> None:
    model = build(3)
    optimizer = torch.optim.SGD(model.fc.parameters(), lr=0.1)
    model.train()
    nn.functional.cross_entropy(model(rows), labels).backward()
    optimizer.step()
    print(accuracy(model, rows, labels))
