"""Guarded loops of a script over networks that functions of another file make."""
# alone: nothing

import torch
from networks import build_denoiser, build_finished_denoiser

denoiser = build_denoiser()
finished = build_finished_denoiser(16)
test_loader = torch.load("test.pt")

with torch.no_grad():
    for images, targets in test_loader:
        print((denoiser(images) - targets).abs().mean())  # NG004: 16 'build_denoiser()'
    for images, targets in test_loader:
        print((finished(images) - targets).abs().mean())
