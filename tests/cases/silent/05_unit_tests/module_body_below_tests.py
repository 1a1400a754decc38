# path: tests/run_shapes.py
"""Clause 5, a script below a folder tests prints the shapes of every network of the zoo, each of them in eval mode."""
import sys

import torch

from project.zoo import create

SIZES = {"tiny": 64, "small": 128, "base": 224}
failures = []

for variant, size in SIZES.items():
    model = create(variant, classes=10)
    model.eval()
    picture = torch.randn(1, 3, size, size)
    try:
        scores = model(picture)
    except RuntimeError as error:
        failures.append(f"{variant}: {error}")
        continue
    print(f"{variant:8s} {tuple(picture.shape)} -> {tuple(scores.shape)}")
    if scores.shape != (1, 10):
        failures.append(f"{variant}: shape {tuple(scores.shape)}")

sys.exit("\n".join(failures))
