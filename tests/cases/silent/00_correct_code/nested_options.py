"""The options exclude each other: whoever finetunes has not scored the model before."""

import argparse

import torch
from torch import nn


def run(model: nn.Module, loader, optimizer: torch.optim.Optimizer, options: argparse.Namespace) -> None:
    model.train()
    score = options.score
    finetune = options.finetune
    if score:
        if not finetune:
            model.eval()
            with torch.no_grad():
                print(model(next(iter(loader))[0]))
    if finetune:
        for rows, labels in loader:
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(rows), labels).backward()
            optimizer.step()
