"""Clause 8, the model is new on one branch and comes from elsewhere on the other: its mode is then unknown."""
import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader

from project.checkpoints import resume
from project.data import Crystals


class EnergyNet(nn.Module):
    def __init__(self, width=64):
        super().__init__()
        self.atoms = nn.Embedding(100, width)
        self.layers = nn.Sequential(nn.Linear(width, width), nn.Softplus(), nn.Dropout(0.1), nn.Linear(width, 1))

    def forward(self, numbers):
        return self.layers(self.atoms(numbers)).sum(dim=1).squeeze(-1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--resume")
    args = parser.parse_args()
    if args.resume:
        model = resume(args.resume)
    else:
        model = EnergyNet()
    test_loader = DataLoader(Crystals("test"), batch_size=256)
    errors = []
    with torch.inference_mode():
        for numbers, energy in test_loader:
            errors.append((model(numbers) - energy).abs())
    print(f"mean absolute error {torch.cat(errors).mean().item():.4f} eV")


if __name__ == "__main__":
    main()
