"""NG001: in the dev phase nothing is trained, whatever the training phase of the same function keeps in containers."""

import torch
from torch import nn
from torch.utils.data import DataLoader


def split(values, sizes):
    found = []
    for start, size in sizes:
        found.append(values[:, start : start + size])
    return found


def train_loop(config, model: nn.Module, optimizer, loaders):
    for phase in loaders.keys():
        train = phase.startswith("train")
        model.train() if train else model.eval()
        for x, y, lengths in loaders[phase]:
            order = torch.sort(lengths)[1]
            x, y = x[order], y[order]
            y = model.prepare(y)
            if config.probabilistic:
                loss = nn.functional.mse_loss(model(x), y)  # NG001: 47
            else:
                found = split(model(x), config.sizes)
                loss = 0
                for part, target in zip(found, split(y, config.sizes), strict=True):
                    loss += nn.functional.mse_loss(part, target)
            if train:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()


def get_loaders(data):
    loaders = {}
    for phase in ("train", "dev"):
        loaders[phase] = DataLoader(data[phase], batch_size=4)
    return loaders


def main(config, data):
    model = nn.Linear(4, 4)
    optimizer = torch.optim.SGD(model.parameters(), lr=config.lr)
    train_loop(config, model, optimizer, get_loaders(data))
