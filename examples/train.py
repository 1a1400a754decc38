"""Training: from scratch, the head alone, and a small network from a large one."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch.nn import functional
from torch.utils.data import DataLoader

from data import make_loader
from model import LeafNet, save


def fit(net: LeafNet, train_loader: DataLoader, val_loader: DataLoader, epochs: int, device: torch.device) -> None:
    """Train the whole network."""
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3)
    net.train()
    for epoch in range(epochs):
        for images, labels in train_loader:
            optimizer.zero_grad()
            loss = functional.cross_entropy(net(images.to(device)), labels.to(device))
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch}: {validate(net, val_loader, device):.1%} right")


@torch.no_grad()
def validate(net: LeafNet, val_loader: DataLoader, device: torch.device) -> float:
    """Return the share of pictures that the network names right."""
    net.eval()
    hits, seen = 0, 0
    for images, labels in val_loader:
        hits += (net(images.to(device)).argmax(dim=1).cpu() == labels).sum().item()
        seen += len(labels)
    return hits / seen


def train_head(net: LeafNet, train_loader: DataLoader, device: torch.device) -> None:
    """Train only the last layers, on features that stay as they are."""
    optimizer = torch.optim.AdamW(net.head.parameters(), lr=1e-2)
    net.features.eval()
    net.head.train()
    for images, labels in train_loader:
        with torch.no_grad():
            scores = net.head(net.embed(images.to(device)))
            loss = functional.cross_entropy(scores, labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def distil(
    student: LeafNet,
    teacher: LeafNet,
    train_loader: DataLoader,
    val_loader: DataLoader,
    epochs: int,
    device: torch.device,
) -> None:
    """Train a small network to give the scores of a large one."""
    optimizer = torch.optim.AdamW(student.parameters(), lr=1e-3)
    teacher.eval()
    for epoch in range(epochs):
        student.train()
        for images, _ in train_loader:
            images = images.to(device)
            with torch.no_grad():
                wanted = teacher(images).softmax(dim=1)
            loss = functional.cross_entropy(student(images), wanted)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(f"epoch {epoch}: {validate(student, val_loader, device):.1%} right")


def main() -> None:
    """Train on the pictures below a folder and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--epochs", type=int, default=20)
    arguments = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    train_loader, val_loader = make_loader(arguments.pictures, "train"), make_loader(arguments.pictures, "val")
    net = LeafNet(species=len(train_loader.dataset.classes)).to(device)
    train_head(net, train_loader, device)
    fit(net, train_loader, val_loader, arguments.epochs, device)
    save(net, arguments.weights)


if __name__ == "__main__":
    main()
