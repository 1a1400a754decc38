"""The mode that is given back is what the round before has left, over all rounds and whatever else is looped over."""

import torch
from torch import nn


def main() -> None:
    first, second = torch.load("first.pt"), torch.load("second.pt")
    model = nn.Sequential(nn.Linear(16, 8), nn.BatchNorm1d(8))
    for rows in [first, second]:
        was_training = model.training
        model.eval()
        for weight in model.parameters():
            print(weight.norm().item())
        if was_training:
            model.train()
        extract = lambda batch: model(batch)  # noqa: E731  (a lambda under a name is what it is about)
        torch.save(extract(rows), "features.pt")
        model.train()


main()
