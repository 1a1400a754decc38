"""A trainer gets a training step and a validation step: when it guards and switches is its business."""

import torch
from recipes import Loop
from torch import nn
from torch.nn import functional


def make_loop(net, step, check, batches):
    return Loop(net, step, check, batches, every=100)


def fit(net: nn.Module, train_loader, test_loader) -> None:
    def train_step(batch):
        images, labels = batch
        loss = functional.cross_entropy(net(images), labels)
        loss.backward()
        return {"loss": loss}

    def validation_step(batch):
        images, labels = batch
        return {"loss": functional.cross_entropy(net(images), labels).detach()}

    @torch.no_grad()
    def test_step(batch):
        return {"scores": net(batch[0])}

    Loop(net, train_step, validation_step, train_loader, test_loader).run(10)
    Loop(net, train_step, test_step, train_loader, test_loader).run(10)


def restore(image, net: nn.Module, noise, iterations: int):
    def body(batch):
        loss = functional.mse_loss(net(noise), image)
        loss.backward()
        return {"loss": loss}

    def display():
        return {"image": net(noise).clamp(0, 1)}

    loop = make_loop(net, body, display, range(iterations))
    loop.run(1)
    with torch.no_grad():
        net.eval()
        return net(noise)[0].cpu()


def classify(path: str) -> None:
    net = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.1), nn.Linear(8, 2))
    net.load_state_dict(torch.load(path))
    fit(net, torch.load("train.pt"), torch.load("test.pt"))
    restore(torch.load("image.pt"), net, torch.randn(8), 100)
