"""The argument is the option that has just been asked about: in that branch the model is trained, so in train mode."""

import torch
from torch import nn


def set_up(model: nn.Module, training: bool) -> None:
    model.train(training)


def run(model: nn.Module, loader, optimizer: torch.optim.Optimizer, words: list[str]) -> None:
    learn = "learn" in words
    phase = "train" if learn else "val"
    if phase == "train":
        set_up(model, learn)
    with torch.no_grad():
        print(model(next(iter(loader))[0]).argmax(1))
    for rows, labels in loader:
        loss = nn.functional.cross_entropy(model(rows), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
