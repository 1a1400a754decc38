"""The test loop is guarded, but its network, built here from a class of another file, is in train mode."""
# alone: nothing

import torch
from net import Upscaler

upscaler = Upscaler(factor=2)
optimizer = torch.optim.Adam(upscaler.parameters())


def fit(train_loader) -> None:
    for images, targets in train_loader:
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(upscaler(images), targets).backward()
        optimizer.step()


def test(test_loader) -> float:
    total = 0.0
    with torch.no_grad():
        for images, targets in test_loader:
            total += torch.nn.functional.mse_loss(upscaler(images), targets).item()  # NG004: 51 'BatchNorm2d'
    return total


def test_quietly(test_loader) -> float:
    upscaler.eval()
    with torch.no_grad():
        total = sum(torch.nn.functional.mse_loss(upscaler(images), targets).item() for images, targets in test_loader)
    upscaler.train()
    return total


for _ in range(10):
    fit(torch.load("train.pt"))
    print(test(torch.load("test.pt")), test_quietly(torch.load("test.pt")))
