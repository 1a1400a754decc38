"""Prediction: names for new pictures."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from PIL import Image

from data import PLAIN
from model import LeafNet, load


class LeafNamer:
    """Names leaves with a trained network."""

    def __init__(self, net: LeafNet, species: list[str]) -> None:
        self.net = net
        self.species = species

    def predict(self, image: torch.Tensor) -> str:
        """Return the most likely name."""
        scores = self.net(image.unsqueeze(0))
        return self.species[scores.argmax().item()]

    @torch.inference_mode()
    def predict_top(self, image: torch.Tensor, count: int = 3) -> list[str]:
        """Return the most likely names, best first."""
        scores = self.net(image.unsqueeze(0))
        return [self.species[index] for index in scores[0].topk(count).indices.tolist()]


def embed_folder(net: LeafNet, folder: Path) -> dict[str, torch.Tensor]:
    """Return the features of every picture in a folder, for finding similar ones."""
    net.eval
    with torch.no_grad():
        return {path.name: net.embed(PLAIN(Image.open(path)).unsqueeze(0)) for path in sorted(folder.iterdir())}


def main() -> None:
    """Print the names of the pictures that are given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("species", help="the names in the order of training, with commas between them")
    parser.add_argument("pictures", type=Path, nargs="+")
    arguments = parser.parse_args()
    species = arguments.species.split(",")
    net = load(arguments.weights, len(species), torch.device("cpu"))
    namer = LeafNamer(net, species)
    for path in arguments.pictures:
        print(f"{path}: {', '.join(namer.predict_top(PLAIN(Image.open(path))))}")


if __name__ == "__main__":
    main()
