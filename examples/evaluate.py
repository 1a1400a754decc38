"""Evaluation: how good a network is, how sure, and what it looks at."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import models

from model import LeafNet


def accuracy(net: LeafNet, loader: DataLoader, device: torch.device) -> float:
    """Return the share of pictures that the network names right."""
    net.eval()
    hits, seen = 0, 0
    for images, labels in loader:
        scores = net(images.to(device))
        hits += (scores.argmax(dim=1).cpu() == labels).sum().item()
        seen += len(labels)
    return hits / seen


def confusion_matrix(net: LeafNet, loader: DataLoader, species: int, device: torch.device) -> torch.Tensor:
    """Return how often each species (row) is taken for each other (column)."""
    net.eval()
    counts = torch.zeros(species, species, dtype=torch.long)
    with torch.inference_mode():
        for images, labels in loader:
            named = net(images.to(device)).argmax(dim=1).cpu()
            for label, name in zip(labels, named):
                counts[label, name] += 1
    return counts


def mean_confidence(net: LeafNet, test_loader: DataLoader, device: torch.device) -> float:
    """Return how sure the network is of its answers, on average."""
    total, seen = 0.0, 0
    for images, _ in test_loader:
        total += net(images.to(device)).softmax(dim=1).amax(dim=1).sum().item()
        seen += len(images)
    return total / seen


def agreement(first: LeafNet, second: LeafNet, test_loader: DataLoader, device: torch.device) -> float:
    """Return the share of pictures that two networks name alike."""
    first.eval()
    second.eval()
    alike, seen = 0, 0
    for images, _ in test_loader:
        with torch.no_grad():
            same = first(images.to(device)).argmax(dim=1) == second(images.to(device)).argmax(dim=1)
        alike += same.sum().item()
        seen += len(images)
    return alike / seen


def baseline_accuracy(weights: Path, test_loader: DataLoader, species: int) -> float:
    """Return the accuracy of the ResNet that we compare with."""
    resnet = models.resnet18(num_classes=species)
    resnet.load_state_dict(torch.load(weights, weights_only=True))
    hits, seen = 0, 0
    with torch.no_grad():
        for images, labels in test_loader:
            hits += (resnet(images).argmax(dim=1) == labels).sum().item()
            seen += len(labels)
    return hits / seen


def dropout_uncertainty(net: LeafNet, images: torch.Tensor, rounds: int = 20) -> torch.Tensor:
    """Return how much the answers vary if dropout stays on (Monte-Carlo dropout)."""
    net.eval()
    for module in net.modules():
        if isinstance(module, nn.Dropout):
            module.train()
    with torch.no_grad():
        answers = torch.stack([net(images).softmax(dim=1) for _ in range(rounds)])
    return answers.var(dim=0).sum(dim=1)


def saliency(net: LeafNet, image: torch.Tensor, label: int) -> torch.Tensor:
    """Return how much each pixel speaks for the label. It needs gradients, so nothing turns them off."""
    net.eval()
    image = image.clone().requires_grad_()
    net(image.unsqueeze(0))[0, label].backward()
    return image.grad.abs().amax(dim=0)
